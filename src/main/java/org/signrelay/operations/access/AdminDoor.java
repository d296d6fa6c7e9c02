package org.signrelay.operations.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.BasicAuthenticationCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Optional;
import org.signrelay.design.Designs;
import org.signrelay.design.ServerSettings;
import org.signrelay.design.address.AddressRanges;
import org.signrelay.design.address.CallerAddress;
import org.signrelay.operations.answer.Problem;

/**
 * HTTP Basic for the pages and calls of admins, and for nothing else: what a caller of {@code
 * /hooks} sends is none of its business. Without a configured account it answers 503; after ten
 * wrong passwords a minute from one address, 429.
 *
 * <p>A filter, because an authentication mechanism of Jakarta Security is asked at each call of the
 * whole application, and web hooks are most of them.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class AdminDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(AdminDoor.class.getName());
  private static final String SCHEME = "Basic ";
  private static final int TOO_MANY = 429;

  @Inject private transient Designs designs;
  @Inject private transient IdentityStoreHandler identities;
  @Inject private transient WrongPasswords wrongPasswords;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!AdminPaths.contains(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Problem> refusal = refusal(request);
    if (refusal.isPresent()) {
      refuse(response, refusal.get());
      return;
    }
    CredentialValidationResult result =
        credential(request)
            .map(identities::validate)
            .orElse(CredentialValidationResult.INVALID_RESULT);
    if (result.getStatus() == CredentialValidationResult.Status.VALID) {
      chain.doFilter(new AdminRequest(request, result), response);
    } else {
      turnAway(request, response);
    }
  }

  /** Why nobody is let in, whatever the password. */
  private Optional<Problem> refusal(HttpServletRequest request) {
    if (designs.admin().isEmpty()) {
      LOG.log(
          Level.ERROR,
          "admin API used but signrelay.admin.username and signrelay.admin.password-hash are not set;"
              + " the README says how to make the hash");
      return Optional.of(
          new Problem(
              503,
              "no-admin-account",
              "No admin account is configured",
              "Set signrelay.admin.username and signrelay.admin.password-hash."));
    }
    if (CrossSite.isSuspected(request)) {
      return Optional.of(
          new Problem(403, "cross-site", "Not from here", "The request came from another site."));
    }
    if (wrongPasswords.areTooMany(address(request))) {
      return Optional.of(
          new Problem(
              TOO_MANY,
              "too-many-passwords",
              "Too many wrong passwords",
              "Try again in a minute."));
    }
    return Optional.empty();
  }

  private void turnAway(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (credential(request).isPresent()) {
      wrongPasswords.count(address(request));
      LOG.log(Level.WARNING, "admin login failed address={0}", address(request));
    }
    response.setHeader("WWW-Authenticate", "Basic realm=\"SignRelay\", charset=\"UTF-8\"");
    refuse(
        response,
        new Problem(
            401, "not-authenticated", "Who are you?", "User name and password are needed."));
  }

  private String address(HttpServletRequest request) {
    return CallerAddress.of(
        request.getRemoteAddr(),
        header -> Collections.list(request.getHeaders(header)),
        designs.settings().map(ServerSettings::trustedProxies).orElse(AddressRanges.NONE));
  }

  private static Optional<BasicAuthenticationCredential> credential(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new BasicAuthenticationCredential(header.substring(SCHEME.length()).strip()));
    } catch (IllegalArgumentException | IllegalStateException malformed) {
      LOG.log(Level.DEBUG, "malformed Authorization header", malformed);
      return Optional.empty();
    }
  }

  private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
    if (problem.status() == TOO_MANY) {
      response.setHeader("Retry-After", "60");
    }
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(problem.toJson().getBytes(UTF_8));
    response.flushBuffer();
  }
}
