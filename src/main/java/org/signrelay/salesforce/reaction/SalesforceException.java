package org.signrelay.salesforce.reaction;

/** Something could not be done in Salesforce; the failure says why and what to do about it. */
public class SalesforceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public SalesforceException(Failure failure) {
    this(failure, null);
  }

  public SalesforceException(Failure failure, Throwable cause) {
    super(failure.code() + ": " + failure.message(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
