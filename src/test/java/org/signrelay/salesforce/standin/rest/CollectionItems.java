package org.signrelay.salesforce.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.BulkWriter;
import org.signrelay.salesforce.standin.data.CollectionRules;
import org.signrelay.salesforce.standin.data.ExternalKey;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;

/** Makes the single writes of a collection. */
final class CollectionItems {
  private final Org org;
  private final CallScope scope;
  private final JsonInput input;
  private final CollectionRules rules = new CollectionRules();

  CollectionItems(Org org, RestCall call) {
    this.org = org;
    this.scope = call.scope();
    this.input = RecordResource.input(org, call);
  }

  static String typeName(JsonNode record) {
    return record.path("attributes").path("type").asText();
  }

  BulkWriter.Item create(ObjectNode record) {
    SObjectType type = type(record);
    Map<String, Object> values = input.read(type, record);
    return transaction -> org.writer().create(transaction, scope, type, values);
  }

  BulkWriter.Item update(ObjectNode record) {
    SObjectType type = type(record);
    String id = record.path("id").asText(record.path("Id").asText(""));
    record.remove(List.of("id", "Id"));
    if (id.isEmpty()) {
      throw SalesforceException.badRequest(
          "MISSING_ARGUMENT", "Id not specified in an update call");
    }
    Map<String, Object> values = input.read(type, record);
    rules.checkId(id);
    return transaction ->
        org.writer().update(transaction, scope, row(type.keyPrefix(), type.name(), id), values);
  }

  BulkWriter.Item upsert(SObjectType type, String fieldName, ObjectNode record) {
    Field field =
        type.find(fieldName)
            .filter(found -> found.is(Trait.EXTERNAL_ID) || found.is(Trait.ID_LOOKUP))
            .orElseThrow(
                () ->
                    SalesforceException.badRequest(
                        "INVALID_FIELD",
                        FieldErrors.unknownOnWrite(fieldName, type).error().message()));
    String value = record.path(field.name()).asText("");
    record.remove(field.name());
    var key = ExternalKey.of(type, field, value);
    Map<String, Object> values = input.read(type, record);
    rules.checkKey(key);
    return transaction -> {
      List<Row> rows = key.rows(org.database());
      return switch (rows.size()) {
        case 0 -> org.writer().create(transaction, scope, type, key.addTo(values));
        case 1 -> org.writer().update(transaction, scope, rows.get(0), values);
        default ->
            throw SalesforceException.badRequest(
                "DUPLICATE_EXTERNAL_ID",
                "%s: more than one record found for external id field: %s"
                    .formatted(field.name(), rows.stream().map(Row::id).toList()));
      };
    };
  }

  BulkWriter.Item delete(String id) {
    return transaction -> {
      rules.checkId(id);
      String prefix = id.length() < 3 ? "" : id.substring(0, 3);
      return org.writer().delete(transaction, scope, row(prefix, "record", id));
    };
  }

  private SObjectType type(ObjectNode record) {
    String name = typeName(record);
    return org.schema()
        .find(name)
        .orElseThrow(
            () -> SalesforceException.badRequest("INVALID_TYPE", FieldErrors.unknownType(name)));
  }

  private Row row(String keyPrefix, String typeName, String id) {
    String canonical =
        SalesforceId.canonical(id)
            .filter(found -> found.startsWith(keyPrefix))
            .orElseThrow(
                () ->
                    SalesforceException.badRequest(
                        "MALFORMED_ID", typeName + " ID: id value of incorrect type: " + id, "Id"));
    return org.database()
        .find(canonical)
        .orElseThrow(
            () ->
                SalesforceException.badRequest(
                    "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
  }
}
