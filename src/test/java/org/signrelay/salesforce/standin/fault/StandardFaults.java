package org.signrelay.salesforce.standin.fault;

import java.util.List;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;

/** Answers that go wrong in the ways seen from Salesforce. */
public final class StandardFaults {
  private StandardFaults() {}

  /** The REST API's {@code [{"message","errorCode"}]}. */
  public static Answer errorArray(int status, ApiError error) {
    return Answer.json(status, ErrorBodies.array(List.of(error)).toString());
  }

  /** A SOAP fault in the partner namespace with status 500. */
  public static Answer soapFault(ApiError error) {
    return Answer.text(500, Answer.XML, ErrorBodies.soapFault("partner", false, error));
  }

  /** The page that stands before all of Salesforce during maintenance. */
  public static Answer maintenancePage(int status) {
    return Answer.html(
        status,
        "<!DOCTYPE html><html><head><title>We are down for maintenance</title></head><body>"
            + "<h1>We are down for maintenance.</h1>"
            + "<p>Sorry for the inconvenience. We'll be back shortly.</p></body></html>");
  }

  /** What answers for a URI beyond 16,384 bytes. */
  public static Answer uriTooLong() {
    return Answer.html(
        414,
        "<html><head><title>Error 414</title></head><body><h2>HTTP ERROR 414</h2>"
            + "<p>URI Too Long</p></body></html>");
  }
}
