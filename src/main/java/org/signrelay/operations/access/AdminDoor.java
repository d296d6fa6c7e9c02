package org.signrelay.operations.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.BasicAuthenticationCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.signrelay.design.Designs;
import org.signrelay.operations.answer.Problem;

/**
 * HTTP Basic for the pages and calls of admins, and for nothing else: what a caller of {@code
 * /hooks} sends is none of its business. Without a configured account it answers 503; after ten
 * wrong passwords a minute from one address, 429.
 */
@ApplicationScoped
public class AdminDoor implements HttpAuthenticationMechanism {
  private static final Logger LOG = System.getLogger(AdminDoor.class.getName());
  private static final String SCHEME = "Basic ";

  @Inject Designs designs;
  @Inject IdentityStoreHandler identities;
  @Inject WrongPasswords wrongPasswords;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    if (!AdminPaths.contains(request)) {
      return context.doNothing();
    }
    if (designs.admin().isEmpty()) {
      LOG.log(
          Level.ERROR,
          "admin API used but signrelay.admin.username and signrelay.admin.password-hash are not set;"
              + " the README says how to make the hash");
      return refuse(
          response,
          context,
          new Problem(
              503,
              "no-admin-account",
              "No admin account is configured",
              "Set signrelay.admin.username and signrelay.admin.password-hash."));
    }
    if (CrossSite.isSuspected(request)) {
      return refuse(
          response,
          context,
          new Problem(403, "cross-site", "Not from here", "The request came from another site."));
    }
    if (wrongPasswords.areTooMany(request.getRemoteAddr())) {
      response.setHeader("Retry-After", "60");
      return refuse(
          response,
          context,
          new Problem(
              429, "too-many-passwords", "Too many wrong passwords", "Try again in a minute."));
    }
    return authenticate(request, response, context);
  }

  private AuthenticationStatus authenticate(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Optional<BasicAuthenticationCredential> credential = credential(request);
    CredentialValidationResult result =
        credential.map(identities::validate).orElse(CredentialValidationResult.INVALID_RESULT);
    if (result.getStatus() == CredentialValidationResult.Status.VALID) {
      return context.notifyContainerAboutLogin(result);
    }
    if (credential.isPresent()) {
      wrongPasswords.count(request.getRemoteAddr());
      LOG.log(Level.WARNING, "admin login failed address={0}", request.getRemoteAddr());
    }
    response.setHeader("WWW-Authenticate", "Basic realm=\"SignRelay\", charset=\"UTF-8\"");
    return refuse(
        response,
        context,
        new Problem(
            401, "not-authenticated", "Who are you?", "User name and password are needed."));
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

  private static AuthenticationStatus refuse(
      HttpServletResponse response, HttpMessageContext context, Problem problem) {
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    try {
      response.getOutputStream().write(problem.toJson().getBytes(UTF_8));
      response.flushBuffer();
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "the caller did not wait for its refusal", gone);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }
}
