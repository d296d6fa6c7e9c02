package org.signrelay.salesforce.standin.soql;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.signrelay.salesforce.standin.data.Row;

/** How values of one field compare and how records are sorted: nulls first unless told. */
final class ValueOrder {
  private ValueOrder() {}

  @SuppressWarnings("unchecked") // both values are of the field's one type
  static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  /** Numbers that are equal but written differently get the same hash. */
  static Object hashable(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }

  static Comparator<Row> by(List<Query.Ordering> orderings, List<Column> columns) {
    Comparator<Row> order = (a, b) -> 0;
    for (int i = 0; i < orderings.size(); i++) {
      order = order.thenComparing(by(orderings.get(i), columns.get(i)));
    }
    return order;
  }

  private static Comparator<Row> by(Query.Ordering ordering, Column column) {
    Comparator<Object> values = ValueOrder::compare;
    Comparator<Object> directed = ordering.descending() ? values.reversed() : values;
    Comparator<Object> nulls =
        ordering.nullsLast() ? Comparator.nullsLast(directed) : Comparator.nullsFirst(directed);
    return Comparator.comparing(
        row -> FilterValues.normal(column.field(), column.value(row)), nulls);
  }
}
