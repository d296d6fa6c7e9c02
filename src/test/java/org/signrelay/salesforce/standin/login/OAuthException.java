package org.signrelay.salesforce.standin.login;

/** A login refused by the token endpoint, in the words of RFC 6749 and Salesforce. */
final class OAuthException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;

  OAuthException(String error, String description) {
    super(description);
    this.error = error;
  }

  static OAuthException invalidGrant(String description) {
    return new OAuthException("invalid_grant", description);
  }

  String error() {
    return error;
  }
}
