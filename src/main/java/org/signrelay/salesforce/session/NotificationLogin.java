package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import org.signrelay.design.Credentials;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * What a call brought logs in by SOAP. This is the login for a call that brought nothing: it was
 * accepted when its design still had credentials of its own.
 */
@ApplicationScoped
class NotificationLogin implements Login<Credentials.FromNotification> {
  @Override
  public Class<Credentials.FromNotification> credentials() {
    return Credentials.FromNotification.class;
  }

  /**
   * @throws SalesforceException always, with {@code DEAD_LETTER}: nothing is sent
   */
  @Override
  public Session login(Org org, Credentials.FromNotification credentials) {
    throw new SalesforceException(
        new Failure(
            Reaction.DEAD_LETTER,
            Scope.RECORD,
            "no-credentials",
            "the call brought no credentials that were kept: its design had another login when it"
                + " came"));
  }
}
