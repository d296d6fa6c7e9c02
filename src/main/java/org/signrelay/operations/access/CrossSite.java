package org.signrelay.operations.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Recognises a changing request that another site made a browser send, which adds the admin's
 * password by itself.
 */
final class CrossSite {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private CrossSite() {}

  static boolean isSuspected(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod())) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return (site != null && FOREIGN.contains(site))
        || (origin != null && !isThisServer(origin, request));
  }

  private static boolean isThisServer(String origin, HttpServletRequest request) {
    try {
      String authority = new URI(origin).getAuthority();
      return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
    } catch (URISyntaxException noOrigin) {
      return false;
    }
  }
}
