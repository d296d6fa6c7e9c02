package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.signrelay.design.Credentials;
import org.signrelay.design.Org;

/**
 * OAuth as an app, which runs as the user that the org has set for it. Salesforce takes it only at
 * the org's own host; the configuration is refused otherwise.
 */
@ApplicationScoped
class OAuthClientCredentialsLogin implements Login<Credentials.OAuthClientCredentials> {
  @Inject TokenEndpoint endpoint;

  @Override
  public Class<Credentials.OAuthClientCredentials> credentials() {
    return Credentials.OAuthClientCredentials.class;
  }

  @Override
  public Session login(Org org, Credentials.OAuthClientCredentials credentials) {
    return endpoint.ask(
        org,
        Map.of(
            "grant_type", "client_credentials",
            "client_id", credentials.app().clientId(),
            "client_secret", credentials.app().clientSecret().reveal()));
  }
}
