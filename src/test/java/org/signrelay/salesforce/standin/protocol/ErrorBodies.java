package org.signrelay.salesforce.standin.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Errors in the two forms of Salesforce: a JSON array by REST, a fault by SOAP. */
public final class ErrorBodies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ErrorBodies() {}

  /** {@code [{"message":…,"errorCode":…,"fields":[…]}]}; fields only where there are any. */
  public static ArrayNode array(Iterable<ApiError> errors) {
    ArrayNode array = JSON.createArrayNode();
    for (ApiError error : errors) {
      ObjectNode node = array.addObject();
      node.put("message", error.message());
      node.put("errorCode", error.code());
      if (!error.fields().isEmpty()) {
        error.fields().forEach(node.putArray("fields")::add);
      }
    }
    return array;
  }

  /**
   * A SOAP fault; one of SOAP itself, such as {@code soapenv:Client}, has no detail.
   *
   * @param api {@code partner} or {@code enterprise}
   */
  public static String soapFault(String api, boolean login, ApiError error) {
    if (error.code().startsWith("soapenv:")) {
      return """
      <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
      xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><soapenv:Fault>\
      <faultcode>%s</faultcode><faultstring>%s</faultstring></soapenv:Fault></soapenv:Body>\
      </soapenv:Envelope>"""
          .formatted(error.code(), xml(error.message()));
    }
    String type = login ? "LoginFault" : faultType(error.code());
    return """
    <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
    xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
    xmlns:sf="urn:fault.%1$s.soap.sforce.com" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><soapenv:Fault>\
    <faultcode>sf:%2$s</faultcode><faultstring>%2$s: %3$s</faultstring><detail>\
    <sf:%4$s xsi:type="sf:%4$s"><sf:exceptionCode>%2$s</sf:exceptionCode>\
    <sf:exceptionMessage>%3$s</sf:exceptionMessage></sf:%4$s></detail></soapenv:Fault>\
    </soapenv:Body></soapenv:Envelope>"""
        .formatted(api, error.code(), xml(error.message()), type);
  }

  /** Text as XML content. */
  public static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String faultType(String code) {
    return switch (code) {
      case "INVALID_FIELD" -> "InvalidFieldFault";
      case "INVALID_TYPE" -> "InvalidSObjectFault";
      case "MALFORMED_QUERY" -> "MalformedQueryFault";
      case "MALFORMED_ID", "INVALID_ID_FIELD" -> "InvalidIdFault";
      case "INVALID_QUERY_LOCATOR" -> "InvalidQueryLocatorFault";
      default -> "UnexpectedErrorFault";
    };
  }
}
