package org.signrelay.salesforce.standin.files;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signrelay.salesforce.standin.data.Blob;
import org.signrelay.salesforce.standin.data.Database;
import org.signrelay.salesforce.standin.data.InsertRule;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.data.Transaction;
import org.signrelay.salesforce.standin.data.WriteScope;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.SObjectType;

/**
 * A ContentVersion brings its ContentDocument with it, unless it names one and so becomes its next
 * version, and a ContentDocumentLink to the place where it is published first.
 */
public final class ContentVersionRule implements InsertRule {
  @Override
  public String type() {
    return "ContentVersion";
  }

  @Override
  public void complete(Map<String, Object> values, Database database) {
    if (!(values.get("VersionData") instanceof Blob blob)) {
      throw missing("VersionData");
    }
    if (!(values.get("PathOnClient") instanceof String path)) {
      throw missing("PathOnClient");
    }
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1);
    values.putIfAbsent("Title", dot < 0 ? name : name.substring(0, dot));
    values.putIfAbsent("Origin", "C");
    values.putIfAbsent("ContentLocation", "S");
    values.put("Checksum", blob.md5());
    values.put("ContentSize", BigDecimal.valueOf(blob.size()));
    values.put("FileExtension", extension.toLowerCase(Locale.ROOT));
    values.put("FileType", extension.isEmpty() ? "UNKNOWN" : extension.toUpperCase(Locale.ROOT));
    values.put("IsLatest", true);
    values.put("VersionNumber", String.valueOf(versions(values, database).size() + 1));
  }

  @Override
  public void follow(Row created, Transaction transaction, Database database, WriteScope scope) {
    if (created.get("ContentDocumentId") instanceof String file) {
      versions(Map.of("ContentDocumentId", file), database).stream()
          .filter(version -> !version.equals(created))
          .forEach(version -> transaction.update(version, Map.of("IsLatest", false)));
      transaction.update(database.find(file).orElseThrow(), fileValues(created, scope));
    } else {
      Row file = transaction.insert(type(database, "ContentDocument"), fileValues(created, scope));
      transaction.update(created, Map.of("ContentDocumentId", file.id()));
      link(transaction, database, file, scope.userId(), "I");
      Optional.ofNullable((String) created.get("FirstPublishLocationId"))
          .filter(place -> !place.equals(scope.userId()))
          .ifPresent(place -> link(transaction, database, file, place, "V"));
    }
  }

  private static List<Row> versions(Map<String, Object> values, Database database) {
    Object file = values.get("ContentDocumentId");
    return file == null
        ? List.of()
        : database.matching("ContentVersion", "ContentDocumentId", file).stream().toList();
  }

  private static Map<String, Object> fileValues(Row version, WriteScope scope) {
    var values = new HashMap<String, Object>();
    for (String field :
        List.of("Title", "Description", "ContentSize", "FileExtension", "FileType")) {
      values.put(field, version.get(field));
    }
    for (String field : List.of("CreatedDate", "LastModifiedDate", "SystemModstamp")) {
      values.put(field, version.get(field));
    }
    for (String field : List.of("OwnerId", "CreatedById", "LastModifiedById")) {
      values.put(field, scope.userId());
    }
    values.put("LatestPublishedVersionId", version.id());
    return values;
  }

  private static void link(
      Transaction transaction, Database database, Row file, String place, String shareType) {
    transaction.insert(
        type(database, "ContentDocumentLink"),
        Map.of(
            "ContentDocumentId",
            file.id(),
            "LinkedEntityId",
            place,
            "ShareType",
            shareType,
            "Visibility",
            "AllUsers",
            "SystemModstamp",
            database.clock().instant()));
  }

  private static SObjectType type(Database database, String name) {
    return database.schema().find(name).orElseThrow();
  }

  private static SalesforceException missing(String field) {
    return SalesforceException.badRequest(
        "REQUIRED_FIELD_MISSING", "Required fields are missing: [" + field + "]", field);
  }
}
