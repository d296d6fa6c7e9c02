package org.signrelay.operations.access;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request of which only method, path and headers can be asked. */
final class SampleRequest {
  private final Map<String, String> answers = new TreeMap<>();

  private SampleRequest() {}

  static SampleRequest of(String method) {
    return new SampleRequest().answering("getMethod", method);
  }

  static SampleRequest at(String servletPath, String pathInfo) {
    return new SampleRequest()
        .answering("getServletPath", servletPath)
        .answering("getPathInfo", pathInfo);
  }

  SampleRequest with(String header, String value) {
    return answering("getHeader" + header.toLowerCase(Locale.ROOT), value);
  }

  private SampleRequest answering(String question, String answer) {
    answers.put(question, answer);
    return this;
  }

  HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            SampleRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                answer(method.getName(), arguments == null ? "" : String.valueOf(arguments[0])));
  }

  private String answer(String method, String argument) {
    return switch (method) {
      case "getMethod", "getServletPath", "getPathInfo" -> answers.get(method);
      case "getHeader" -> answers.get(method + argument.toLowerCase(Locale.ROOT));
      default -> throw new UnsupportedOperationException(method);
    };
  }
}
