package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.signrelay.design.Credentials;
import org.signrelay.design.Org;

/** OAuth with the user's password, which Salesforce blocks unless an org allows it (Summer '23). */
@ApplicationScoped
class OAuthPasswordLogin implements Login<Credentials.OAuthPassword> {
  @Inject TokenEndpoint endpoint;

  @Override
  public Class<Credentials.OAuthPassword> credentials() {
    return Credentials.OAuthPassword.class;
  }

  @Override
  public Session login(Org org, Credentials.OAuthPassword credentials) {
    return endpoint.ask(
        org,
        Map.of(
            "grant_type", "password",
            "client_id", credentials.app().clientId(),
            "client_secret", credentials.app().clientSecret().reveal(),
            "username", credentials.user().name(),
            "password", credentials.user().passwordWithToken().reveal()));
  }
}
