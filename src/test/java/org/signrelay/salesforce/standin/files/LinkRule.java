package org.signrelay.salesforce.standin.files;

import java.util.Map;
import org.signrelay.salesforce.standin.data.Database;
import org.signrelay.salesforce.standin.data.InsertRule;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** A file is linked to a record once; a second link to the same record is refused. */
public final class LinkRule implements InsertRule {
  @Override
  public String type() {
    return "ContentDocumentLink";
  }

  @Override
  public void complete(Map<String, Object> values, Database database) {
    values.putIfAbsent("ShareType", "V");
    values.putIfAbsent("Visibility", "AllUsers");
    Object file = values.get("ContentDocumentId");
    database.matching(type(), "LinkedEntityId", values.get("LinkedEntityId")).stream()
        .filter(link -> !link.isDeleted() && link.get("ContentDocumentId").equals(file))
        .findFirst()
        .ifPresent(
            link -> {
              throw SalesforceException.badRequest(
                  "DUPLICATE_VALUE",
                  "duplicate value found: <unknown> duplicates value on record with id: "
                      + "<unknown>");
            });
  }
}
