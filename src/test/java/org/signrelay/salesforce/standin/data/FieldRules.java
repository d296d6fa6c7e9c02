package org.signrelay.salesforce.standin.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;

/**
 * Checks values before a record is saved, field by field: writeable, length, picklist, reference.
 * Texts lose outer white space, and an empty text is no value, as in Salesforce.
 */
final class FieldRules {
  private final References references;

  FieldRules(Database database) {
    this.references = new References(database);
  }

  /** The values under exact field names, ready to be saved. */
  Map<String, Object> check(SObjectType type, Map<String, Object> given, Trait neededTrait) {
    var checked = new LinkedHashMap<String, Object>();
    given.forEach(
        (name, value) -> {
          Field field = type.find(name).orElseThrow(() -> FieldErrors.unknownOnWrite(name, type));
          if (!field.is(neededTrait)) {
            throw new SalesforceException(400, FieldErrors.notWriteable(field.name()));
          }
          checked.put(field.name(), checkValue(field, value));
        });
    return checked;
  }

  /** Refuses a new record that lacks required values. */
  void checkRequired(SObjectType type, Map<String, Object> values) {
    List<String> missing =
        type.fields().stream()
            .filter(field -> field.is(Trait.CREATEABLE))
            .filter(field -> !field.is(Trait.NILLABLE) && !field.is(Trait.DEFAULTED_ON_CREATE))
            .map(Field::name)
            .filter(name -> values.get(name) == null)
            .toList();
    refuseMissing(missing);
  }

  private static void refuseMissing(List<String> missing) {
    if (!missing.isEmpty()) {
      throw SalesforceException.badRequest(
          "REQUIRED_FIELD_MISSING",
          "Required fields are missing: " + missing,
          missing.toArray(String[]::new));
    }
  }

  private Object checkValue(Field field, Object given) {
    Object value = given instanceof String text ? text.strip() : given;
    if (value == null || value.equals("")) {
      return emptied(field);
    }
    if (field.type() == FieldType.REFERENCE) {
      return references.resolve(field, (String) value);
    }
    if (field.type().isText()) {
      checkText(field, (String) value);
    }
    return value;
  }

  private static Object emptied(Field field) {
    if (field.type() == FieldType.BOOLEAN) {
      throw SalesforceException.badRequest(
          "INVALID_TYPE_ON_FIELD_IN_RECORD",
          field.name() + ": value not of required type: null",
          field.name());
    }
    if (!field.is(Trait.NILLABLE) && !field.is(Trait.DEFAULTED_ON_CREATE)) {
      refuseMissing(List.of(field.name()));
    }
    return null;
  }

  private static void checkText(Field field, String value) {
    if (value.length() > field.length()) {
      throw SalesforceException.badRequest(
          "STRING_TOO_LONG",
          "%s: data value too large: %s (max length=%d)"
              .formatted(field.name(), value, field.length()),
          field.name());
    }
    if (field.is(Trait.RESTRICTED)
        && field.picklist().stream().noneMatch(value::equalsIgnoreCase)) {
      throw SalesforceException.badRequest(
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          "%s: bad value for restricted picklist field: %s".formatted(field.name(), value),
          field.name());
    }
  }
}
