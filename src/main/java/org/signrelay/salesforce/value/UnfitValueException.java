package org.signrelay.salesforce.value;

import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/** A text that a field cannot take; the message names both and says what would be right. */
public class UnfitValueException extends SalesforceException {
  private static final long serialVersionUID = 1L;

  public UnfitValueException(String message) {
    super(new Failure(Reaction.DEAD_LETTER, Scope.RECORD, "unfit-value", message));
  }
}
