package org.signrelay.salesforce.standin.soql;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.signrelay.salesforce.standin.data.Database;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;
import org.signrelay.salesforce.standin.soql.Condition.Operator;

/** Picks the rows a query has to look at: by index where a key is asked for, else all. */
final class Candidates {
  private final Database database;
  private final SObjectType type;
  private final FilterValues values;

  Candidates(Database database, SObjectType type, String query) {
    this.database = database;
    this.type = type;
    this.values = new FilterValues(query);
  }

  Collection<Row> rows(Optional<Condition> where) {
    return where.flatMap(this::indexed).orElseGet(() -> database.allRows(type.name()));
  }

  private Optional<Collection<Row>> indexed(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().flatMap(part -> indexed(part).stream()).findFirst();
    }
    if (condition instanceof Condition.Compare compare
        && (compare.operator() == Operator.EQUAL || compare.operator() == Operator.IN)
        && compare.path().names().size() == 1) {
      return type.find(compare.path().names().get(0))
          .filter(Candidates::isKey)
          .map(field -> lookUp(field, compare));
    }
    return Optional.empty();
  }

  private static boolean isKey(Field field) {
    return field.type() == FieldType.REFERENCE
        || field.is(Trait.ID_LOOKUP)
        || field.is(Trait.UNIQUE)
        || field.is(Trait.EXTERNAL_ID);
  }

  private List<Row> lookUp(Field field, Condition.Compare compare) {
    return compare.values().stream()
        .map(literal -> values.comparable(field, literal, compare.path()))
        .flatMap(value -> lookUp(field, value).stream())
        .distinct()
        .sorted(Comparator.comparing(Row::id))
        .toList();
  }

  private Collection<Row> lookUp(Field field, Object value) {
    if (field.type() == FieldType.ID) {
      return value == null
          ? List.of()
          : database
              .find((String) value)
              .filter(row -> row.type().equals(type.name()))
              .map(List::of)
              .orElse(List.of());
    }
    return database.matching(type.name(), field.name(), value);
  }
}
