package org.signrelay.salesforce.standin.login;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.StandInClock;

/** Decides OAuth logins by the grants password, client_credentials and jwt-bearer. */
public final class TokenEndpoint {
  private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final Users users;
  private final JwtVerifier verifier;
  private final Map<String, ConnectedApp> apps = new ConcurrentHashMap<>();
  private volatile Set<String> audiences =
      Set.of("https://login.salesforce.com", "https://test.salesforce.com");

  public TokenEndpoint(Users users, StandInClock clock) {
    this.users = users;
    this.verifier = new JwtVerifier(clock);
  }

  public void add(ConnectedApp app) {
    apps.put(app.clientId(), app);
  }

  /** The audiences accepted in JWT logins. */
  public void audiences(Set<String> accepted) {
    audiences = Set.copyOf(accepted);
  }

  /** Who the form tries to log in, for the record of calls. */
  static Optional<String> attemptOf(Map<String, String> form) {
    return Optional.ofNullable(form.get("username"))
        .or(() -> Optional.ofNullable(form.get("client_id")));
  }

  User logIn(Map<String, String> form) throws OAuthException {
    return switch (form.getOrDefault("grant_type", "")) {
      case "password" -> byPassword(form);
      case "client_credentials" -> byClientCredentials(form);
      case JWT_BEARER -> byAssertion(form.getOrDefault("assertion", ""));
      default -> throw new OAuthException("unsupported_grant_type", "grant type not supported");
    };
  }

  private User byPassword(Map<String, String> form) throws OAuthException {
    if (!app(form).passwordFlow()) {
      throw OAuthException.invalidGrant("authentication failure");
    }
    try {
      User user = users.logIn(form.getOrDefault("username", ""), form.getOrDefault("password", ""));
      if (user.passwordExpired()) {
        throw OAuthException.invalidGrant("expired password");
      }
      return user;
    } catch (SalesforceException refused) {
      throw OAuthException.invalidGrant("authentication failure");
    }
  }

  private User byClientCredentials(Map<String, String> form) throws OAuthException {
    return app(form)
        .runAs()
        .flatMap(users::find)
        .orElseThrow(() -> OAuthException.invalidGrant("no client credentials user enabled"));
  }

  private User byAssertion(String assertion) throws OAuthException {
    JsonNode claims = verifier.claims(assertion);
    ConnectedApp app = known(claims.path("iss").asText());
    if (app.publicKey().isEmpty()) {
      throw OAuthException.invalidGrant("user hasn't approved this consumer");
    }
    verifier.check(assertion, app.publicKey().get(), audiences);
    return users
        .find(claims.path("sub").asText())
        .orElseThrow(() -> OAuthException.invalidGrant("user hasn't approved this consumer"));
  }

  private ConnectedApp app(Map<String, String> form) throws OAuthException {
    ConnectedApp app = known(form.getOrDefault("client_id", ""));
    if (!app.clientSecret().equals(form.get("client_secret"))) {
      throw new OAuthException("invalid_client", "invalid client credentials");
    }
    return app;
  }

  private ConnectedApp known(String clientId) throws OAuthException {
    ConnectedApp app = apps.get(clientId);
    if (app == null) {
      throw new OAuthException("invalid_client_id", "client identifier invalid");
    }
    return app;
  }
}
