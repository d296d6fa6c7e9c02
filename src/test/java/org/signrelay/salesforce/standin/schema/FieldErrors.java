package org.signrelay.salesforce.standin.schema;

import java.util.List;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** What Salesforce says about fields and types that are unknown or may not be written. */
public final class FieldErrors {
  private static final String HINT =
      "If you are attempting to use a custom %s, be sure to append the '__c' after the %s name."
          + " Please reference your WSDL or the describe call for the appropriate names.";

  private FieldErrors() {}

  /** For a body that names an unknown field. */
  public static SalesforceException unknownOnWrite(String field, SObjectType type) {
    return SalesforceException.badRequest(
        "INVALID_FIELD", "No such column '%s' on sobject of type %s".formatted(field, type.name()));
  }

  /** For a query that names an unknown field. */
  public static String unknownInQuery(String field, SObjectType type) {
    return "No such column '%s' on entity '%s'. ".formatted(field, type.name())
        + HINT.formatted("field", "custom field");
  }

  /** For a query of an unknown type. */
  public static String unknownType(String type) {
    return "sObject type '%s' is not supported. ".formatted(type)
        + HINT.formatted("object", "entity");
  }

  public static ApiError notWriteable(String field) {
    return new ApiError(
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        ("Unable to create/update fields: %s. Please check the security settings of this field"
                + " and verify that it is read/write for your profile or permission set.")
            .formatted(field),
        List.of(field));
  }
}
