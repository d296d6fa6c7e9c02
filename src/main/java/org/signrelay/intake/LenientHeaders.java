package org.signrelay.intake;

import jakarta.inject.Inject;
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
import org.signrelay.delivery.refused.RefusedCalls;

/**
 * Shows the server's REST framework a content type and an {@code Accept} that suit every call.
 * Admins type these headers by hand; a framework answers a malformed one by itself, in HTML, before
 * any code of an application runs. {@link IncomingCall} goes on seeing what was sent.
 */
@WebFilter(
    urlPatterns = {"/hooks/*", "/transmissions/*"},
    asyncSupported = true)
public class LenientHeaders implements Filter {

  /** A header that the framework sees changed. */
  enum Shown {
    CONTENT_TYPE("Content-Type", "application/octet-stream"),
    ACCEPT("Accept", "*/*");

    private final String header;
    private final String value;
    private final String attribute;

    Shown(String header, String value) {
      this.header = header;
      this.value = value;
      attribute = LenientHeaders.class.getName() + "." + header;
    }

    private static Shown of(String header) {
      for (Shown shown : ALL) {
        if (shown.header.equalsIgnoreCase(header)) {
          return shown;
        }
      }
      return null;
    }
  }

  private static final String REFUSED_CALLS = RefusedCalls.class.getName();
  private static final Shown[] ALL = Shown.values();

  @Inject RefusedCalls refusedCalls;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest sent = (HttpServletRequest) request;
    for (Shown shown : ALL) {
      sent.setAttribute(shown.attribute, asSent(sent, shown.header));
    }
    sent.setAttribute(REFUSED_CALLS, refusedCalls);
    HttpServletRequest suiting = new Suiting(sent);
    new IncomingCall(suiting).attach();
    chain.doFilter(suiting, response);
  }

  /** Where a refused call is left: what maps an exception is no bean and cannot ask for it. */
  static RefusedCalls refusedCalls(HttpServletRequest request) {
    return (RefusedCalls) request.getAttribute(REFUSED_CALLS);
  }

  /** What the call really has for one of these headers, lines joined by a comma; null: nothing. */
  static String sent(HttpServletRequest request, Shown header) {
    return (String) request.getAttribute(header.attribute);
  }

  private static String asSent(HttpServletRequest request, String name) {
    Enumeration<String> lines = request.getHeaders(name);
    return lines.hasMoreElements() ? String.join(",", Collections.list(lines)) : null;
  }

  private static final class Suiting extends HttpServletRequestWrapper {
    Suiting(HttpServletRequest sent) {
      super(sent);
    }

    @Override
    public String getHeader(String name) {
      Shown shown = Shown.of(name);
      return shown == null ? super.getHeader(name) : shown.value;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      Shown shown = Shown.of(name);
      return shown == null
          ? super.getHeaders(name)
          : Collections.enumeration(Collections.singleton(shown.value));
    }

    @Override
    public String getContentType() {
      return Shown.CONTENT_TYPE.value;
    }
  }
}
