package org.signrelay.salesforce.standin.data;

import java.util.List;
import java.util.Optional;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;
import org.signrelay.salesforce.standin.schema.Field;

/** Checks that references point to records that are there. */
final class References {
  private final Database database;

  References(Database database) {
    this.database = database;
  }

  /** The 18-character id of the record that a reference field may point to. */
  String resolve(Field field, String text) {
    String id =
        SalesforceId.canonical(text)
            .filter(canonical -> isAllowedType(field, canonical))
            .orElseThrow(() -> malformed(field.name(), text));
    Row parent =
        database
            .find(id)
            .orElseThrow(
                () ->
                    SalesforceException.badRequest(
                        "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
    if (parent.isDeleted()) {
      throw SalesforceException.badRequest("ENTITY_IS_DELETED", "entity is deleted", field.name());
    }
    return id;
  }

  private boolean isAllowedType(Field field, String id) {
    List<String> allowed = field.referenceTo();
    Optional<String> type = database.schema().ofId(id).map(found -> found.name());
    return allowed.isEmpty() || type.filter(allowed::contains).isPresent();
  }

  private static SalesforceException malformed(String field, String text) {
    String label = field.replaceAll("__c$", "").replaceAll("Id$", " ID");
    return SalesforceException.badRequest(
        "MALFORMED_ID", label + ": id value of incorrect type: " + text, field);
  }
}
