package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.signrelay.design.Credentials;
import org.signrelay.design.Org;

/** OAuth with a statement that the app signs in place of a secret (RFC 7523). */
@ApplicationScoped
class OAuthJwtLogin implements Login<Credentials.OAuthJwt> {
  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  @Inject TokenEndpoint endpoint;
  @Inject Clock clock;

  @Override
  public Class<Credentials.OAuthJwt> credentials() {
    return Credentials.OAuthJwt.class;
  }

  @Override
  public Session login(Org org, Credentials.OAuthJwt credentials) {
    return endpoint.ask(
        org,
        Map.of(
            "grant_type",
            GRANT_TYPE,
            "assertion",
            SignedStatement.of(credentials, clock.instant())));
  }
}
