package org.signrelay.salesforce.session;

import org.signrelay.design.Credentials;
import org.signrelay.design.Org;
import org.signrelay.salesforce.reaction.SalesforceException;

/**
 * One way to log in to Salesforce.
 *
 * @param <C> the credentials that it takes
 */
interface Login<C extends Credentials> {

  Class<C> credentials();

  /**
   * Sends one login. Whether it may be sent is decided before.
   *
   * @throws SalesforceException with {@code HOLD} if Salesforce refused it, {@code RETRY_LATER} if
   *     the org cannot be entered now, {@code RETRY} if no usable answer came
   */
  Session login(Org org, C credentials);
}
