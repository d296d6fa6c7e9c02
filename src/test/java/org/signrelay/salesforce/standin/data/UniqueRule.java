package org.signrelay.salesforce.standin.data;

import java.util.Map;
import java.util.Optional;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;

/** No two records share the value of a unique field; case counts where the field says so. */
final class UniqueRule {
  private final Database database;

  UniqueRule(Database database) {
    this.database = database;
  }

  void check(SObjectType type, Map<String, Object> values, Optional<Row> self) {
    type.fields().stream()
        .filter(field -> field.is(Trait.UNIQUE) && values.get(field.name()) != null)
        .forEach(field -> check(type, field, values.get(field.name()), self));
  }

  private void check(SObjectType type, Field field, Object value, Optional<Row> self) {
    database.matching(type.name(), field.name(), value).stream()
        .filter(row -> !row.isDeleted() && self.filter(row::equals).isEmpty())
        .filter(row -> !field.is(Trait.CASE_SENSITIVE) || value.equals(row.get(field.name())))
        .findFirst()
        .ifPresent(
            other -> {
              throw SalesforceException.badRequest(
                  "DUPLICATE_VALUE",
                  "duplicate value found: %s duplicates value on record with id: %s"
                      .formatted(field.name(), other.id().substring(0, 15)));
            });
  }
}
