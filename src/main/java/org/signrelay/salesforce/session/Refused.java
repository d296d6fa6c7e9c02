package org.signrelay.salesforce.session;

import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/** A login that counts as refused although Salesforce answered well. */
final class Refused {
  private Refused() {}

  /**
   * @param code one of SignRelay's own, in lower case
   */
  static SalesforceException because(String code, String message) {
    return new SalesforceException(new Failure(Reaction.HOLD, Scope.LOGIN, code, message));
  }
}
