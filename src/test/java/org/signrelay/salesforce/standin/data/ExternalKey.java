package org.signrelay.salesforce.standin.data;

import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;

/** A value of an external id field, by which upserts find their record. */
public record ExternalKey(SObjectType type, Field field, Object value) {

  public static ExternalKey of(SObjectType type, Field field, String text) {
    if (text == null || text.isBlank()) {
      throw SalesforceException.badRequest(
          "MISSING_ARGUMENT", field.name() + " not specified", field.name());
    }
    return new ExternalKey(
        type, field, field.type() == FieldType.ID ? text : value(field, text.strip()));
  }

  private static Object value(Field field, String text) {
    try {
      return FieldText.parse(field, text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw SalesforceException.badRequest(
          "INVALID_FIELD", "%s is no value of %s".formatted(text, field.name()), field.name());
    }
  }

  /** The records that hold the value; case counts only where the field says so. */
  public List<Row> rows(Database database) {
    if (field.type() == FieldType.ID) {
      return SalesforceId.canonical((String) value).flatMap(database::find).stream().toList();
    }
    return database.matching(type.name(), field.name(), value).stream()
        .filter(row -> !row.isDeleted())
        .filter(row -> !field.is(Trait.CASE_SENSITIVE) || value.equals(row.get(field.name())))
        .toList();
  }

  /** The values of a record to be created with this key. */
  public Map<String, Object> addTo(Map<String, Object> values) {
    var all = new LinkedHashMap<>(values);
    all.put(field.name(), value);
    return all;
  }
}
