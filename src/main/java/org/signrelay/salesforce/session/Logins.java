package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.signrelay.design.Credentials;
import org.signrelay.design.Org;

/** Finds the login for an org's credentials. */
@ApplicationScoped
class Logins {
  @Inject @Any Instance<Login<?>> logins;

  /**
   * Sends one login.
   *
   * @throws org.signrelay.salesforce.reaction.SalesforceException as {@link Login#login} does
   */
  Session login(Org org) {
    return logins.stream()
        .filter(login -> login.credentials().isInstance(org.credentials()))
        .findFirst()
        .map(login -> login(login, org))
        .orElseThrow(() -> new IllegalStateException("no login for " + org.id()));
  }

  private static <C extends Credentials> Session login(Login<C> login, Org org) {
    return login.login(org, login.credentials().cast(org.credentials()));
  }
}
