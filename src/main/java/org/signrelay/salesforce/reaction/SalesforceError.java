package org.signrelay.salesforce.reaction;

/**
 * One error as Salesforce gave it.
 *
 * @param code such as {@code INVALID_SESSION_ID}; upper case as sent, OAuth codes in lower case
 * @param message for people; may be empty
 */
public record SalesforceError(String code, String message) {

  /** Whether it is the session that Salesforce does not take, whatever was asked for in it. */
  boolean concernsSession() {
    return code.equalsIgnoreCase("INVALID_SESSION_ID");
  }
}
