package org.signrelay.intake;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows the server's REST framework a content type and an {@code Accept} that suit every call.
 * Admins type these headers by hand; a framework answers a malformed one by itself, in HTML, before
 * any code of an application runs. {@link IncomingCall} goes on seeing what was sent.
 */
@WebFilter(urlPatterns = "/hooks/*", asyncSupported = true)
public class LenientHeaders implements Filter {
  private static final Map<String, String> SHOWN = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    SHOWN.put("Content-Type", "application/octet-stream");
    SHOWN.put("Accept", "*/*");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest sent = (HttpServletRequest) request;
    SHOWN.keySet().forEach(name -> sent.setAttribute(attribute(name), asSent(sent, name)));
    chain.doFilter(new Suiting(sent), response);
  }

  /** What the call really has for one of these headers, lines joined by a comma; null: nothing. */
  static String sent(HttpServletRequest request, String name) {
    return (String) request.getAttribute(attribute(name));
  }

  private static String asSent(HttpServletRequest request, String name) {
    Enumeration<String> lines = request.getHeaders(name);
    return lines.hasMoreElements() ? String.join(",", Collections.list(lines)) : null;
  }

  private static String attribute(String name) {
    return LenientHeaders.class.getName() + "." + name;
  }

  private static final class Suiting extends HttpServletRequestWrapper {
    Suiting(HttpServletRequest sent) {
      super(sent);
    }

    @Override
    public String getHeader(String name) {
      return SHOWN.getOrDefault(name, super.getHeader(name));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      String shown = SHOWN.get(name);
      return shown == null
          ? super.getHeaders(name)
          : Collections.enumeration(Collections.singleton(shown));
    }

    @Override
    public String getContentType() {
      return getHeader("Content-Type");
    }
  }
}
