package org.signrelay.salesforce.standin.soql;

import java.util.Locale;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.protocol.SalesforceId;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.Trait;

/** Brings the literals of a filter into the form in which a field's values are compared. */
final class FilterValues {
  private final String query;

  FilterValues(String query) {
    this.query = query;
  }

  /** The value to compare with; null for null and for an empty string. */
  Object comparable(Field field, Literal literal, FieldPath path) {
    FieldType type = field.type();
    if (literal instanceof Literal.Null) {
      return null;
    } else if (literal instanceof Literal.Text text && type.isId()) {
      return id(StringEscapes.text(text.raw()));
    } else if (literal instanceof Literal.Text text && type.isText()) {
      return normal(field, StringEscapes.text(text.raw()));
    } else if (literal instanceof Literal.Numeric number && type.isNumber()) {
      return number.value();
    } else if (literal instanceof Literal.Bool bool && type == FieldType.BOOLEAN) {
      return bool.value();
    } else if (literal instanceof Literal.Day day && type == FieldType.DATE) {
      return day.value();
    } else if (literal instanceof Literal.Moment moment && type == FieldType.DATETIME) {
      return moment.value();
    }
    throw wrongType(field, path);
  }

  /** A stored value in the form in which it is compared. */
  static Object normal(Field field, Object value) {
    if (!(value instanceof String text) || field.type().isId()) {
      return value;
    }
    if (text.isEmpty()) {
      return null;
    }
    return field.is(Trait.CASE_SENSITIVE) ? text : text.toLowerCase(Locale.ROOT);
  }

  private static String id(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return SalesforceId.canonical(text)
        .orElseThrow(
            () ->
                SalesforceException.badRequest(
                    "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + text));
  }

  private SalesforceException wrongType(Field field, FieldPath path) {
    boolean quoted = field.type().isText() || field.type().isId();
    String typeName =
        switch (field.type()) {
          case DATETIME -> "dateTime";
          case ID, REFERENCE -> "ID";
          default -> quoted ? "string" : field.type().apiName();
        };
    return SoqlErrors.at(
        query,
        path.position(),
        "INVALID_FIELD",
        "value of filter criterion for field '%s' must be of type %s and should %sbe enclosed in quotes"
            .formatted(field.name(), typeName, quoted ? "" : "not "));
  }
}
