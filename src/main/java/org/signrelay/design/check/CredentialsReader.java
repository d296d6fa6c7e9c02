package org.signrelay.design.check;

import java.net.URI;
import java.util.Optional;
import org.signrelay.design.Credentials;
import org.signrelay.design.SalesforceApp;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.Secret;

/**
 * Reads the credentials that a design's {@code login} needs, and finds those that it has no use
 * for.
 */
final class CredentialsReader {
  private final Settings settings;
  private final Optional<URI> loginHost;

  /**
   * @param loginHost empty if it is wrong, which the scope then knows
   */
  CredentialsReader(Settings settings, Optional<URI> loginHost) {
    this.settings = settings;
    this.loginHost = loginHost;
  }

  /** The credentials; empty if one is missing or wrong, which the scope then knows. */
  Optional<Credentials> read(LoginKind login) {
    login
        .useless()
        .filter(settings::has)
        .forEach(
            key ->
                settings.wrong(key, "is of no use with login = " + login.word() + ": remove it"));
    return switch (login) {
      case SOAP ->
          user().flatMap(user -> soapVersion().map(version -> new Credentials.Soap(user, version)));
      case OAUTH_PASSWORD -> bothOf(app(), user());
      case OAUTH_CLIENT_CREDENTIALS -> clientCredentials();
      case OAUTH_JWT -> jwt();
      case NOTIFICATION -> soapVersion().map(Credentials.FromNotification::new);
    };
  }

  private static Optional<Credentials> bothOf(
      Optional<SalesforceApp> app, Optional<SalesforceUser> user) {
    return app.flatMap(known -> user.map(named -> new Credentials.OAuthPassword(known, named)));
  }

  private Optional<Credentials> clientCredentials() {
    if (loginHost.filter(LoginHost::isShared).isPresent()) {
      settings.wrong(
          DesignKeys.ENVIRONMENT,
          "must be the org's own address, https://<your domain>.my.salesforce.com: Salesforce takes"
              + " login = oauth-client-credentials nowhere else");
    }
    return app().map(Credentials.OAuthClientCredentials::new);
  }

  private Optional<Credentials> jwt() {
    Optional<String> clientId = settings.require(DesignKeys.CLIENT_ID);
    Optional<String> username = settings.require(DesignKeys.USERNAME);
    Optional<Secret> key = privateKey();
    Optional<String> audience =
        settings.has(DesignKeys.AUDIENCE)
            ? settings.find(DesignKeys.AUDIENCE)
            : loginHost.map(LoginHost::audience);
    if (clientId.isEmpty() || username.isEmpty() || key.isEmpty() || audience.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Credentials.OAuthJwt(clientId.get(), username.get(), key.get(), audience.get()));
  }

  private Optional<Secret> privateKey() {
    Optional<Secret> path = settings.require(DesignKeys.PRIVATE_KEY_FILE);
    try {
      return path.map(named -> PrivateKeyFile.read(named.reveal(), settings::file));
    } catch (UnusableKeyException unusable) {
      settings.wrong(DesignKeys.PRIVATE_KEY_FILE, unusable.getMessage());
      return Optional.empty();
    }
  }

  private Optional<SalesforceUser> user() {
    Optional<String> username = settings.require(DesignKeys.USERNAME);
    Optional<Secret> password = settings.require(DesignKeys.PASSWORD);
    Optional<Secret> token = settings.find(DesignKeys.SECURITY_TOKEN);
    return username.flatMap(
        name -> password.map(secret -> new SalesforceUser(name, secret, token)));
  }

  private Optional<SalesforceApp> app() {
    Optional<String> id = settings.require(DesignKeys.CLIENT_ID);
    Optional<Secret> secret = settings.require(DesignKeys.CLIENT_SECRET);
    return id.flatMap(known -> secret.map(proof -> new SalesforceApp(known, proof)));
  }

  private Optional<String> soapVersion() {
    return settings.find(DesignKeys.LOGIN_API_VERSION);
  }
}
