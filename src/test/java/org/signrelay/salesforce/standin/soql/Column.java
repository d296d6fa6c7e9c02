package org.signrelay.salesforce.standin.soql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.schema.Field;

/**
 * A field that a query reaches.
 *
 * @param parents reference fields to follow, with the names of their relationships
 * @param field the field at the end
 * @param row finds the row that holds the field
 */
record Column(List<String> parents, Field field, Function<Row, Optional<Row>> row) {
  /** The field as a query names it, in the case of its definition. */
  String name() {
    return parents.isEmpty() ? field.name() : String.join(".", parents) + "." + field.name();
  }

  Object value(Row from) {
    return row.apply(from).map(found -> found.get(field.name())).orElse(null);
  }
}
