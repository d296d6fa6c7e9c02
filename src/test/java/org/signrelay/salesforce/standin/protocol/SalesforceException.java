package org.signrelay.salesforce.standin.protocol;

/** A request, or one record of it, that Salesforce refuses. */
public final class SalesforceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ApiError error;

  /** With the HTTP status that the REST API uses for it; SOAP answers 500 whatever it is. */
  public SalesforceException(int status, ApiError error) {
    super(error.code() + ": " + error.message());
    this.status = status;
    this.error = error;
  }

  /** A refusal with HTTP status 400, the usual one. */
  public static SalesforceException badRequest(String code, String message, String... fields) {
    return new SalesforceException(400, ApiError.of(code, message, fields));
  }

  /** 404 as the REST API words it for an unknown record or resource. */
  public static SalesforceException notFound() {
    return new SalesforceException(
        404, ApiError.of("NOT_FOUND", "The requested resource does not exist"));
  }

  public int status() {
    return status;
  }

  public ApiError error() {
    return error;
  }
}
