package org.signrelay.operations.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Paths that are for admins only. */
final class AdminPaths {
  private static final Set<String> FIRST_SEGMENTS = Set.of("api", "console", "metrics", "openapi");

  private AdminPaths() {}

  static boolean contains(HttpServletRequest request) {
    String path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    String[] segments = path.split("/", 3);
    return segments.length > 1 && FIRST_SEGMENTS.contains(segments[1]);
  }
}
