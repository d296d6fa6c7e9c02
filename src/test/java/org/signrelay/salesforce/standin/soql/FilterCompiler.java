package org.signrelay.salesforce.standin.soql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.Trait;

/** Turns a WHERE clause into a test of rows, after checking its names and types. */
final class FilterCompiler {
  private final String query;
  private final SObjectType type;
  private final ColumnResolver columns;
  private final FilterValues values;

  FilterCompiler(String query, SObjectType type, ColumnResolver columns) {
    this.query = query;
    this.type = type;
    this.columns = columns;
    this.values = new FilterValues(query);
  }

  Predicate<Row> compile(Condition condition) {
    if (condition instanceof Condition.And and) {
      return compileAll(and.parts()).stream().reduce(row -> true, Predicate::and);
    } else if (condition instanceof Condition.Or or) {
      return compileAll(or.parts()).stream().reduce(row -> false, Predicate::or);
    } else if (condition instanceof Condition.Not not) {
      return compile(not.part()).negate();
    }
    return compare((Condition.Compare) condition);
  }

  private List<Predicate<Row>> compileAll(List<Condition> parts) {
    return parts.stream().map(this::compile).toList();
  }

  private Predicate<Row> compare(Condition.Compare compare) {
    Column column = columns.resolve(type, compare.path());
    if (!column.field().is(Trait.FILTERABLE)) {
      throw SoqlErrors.at(
          query,
          compare.path().position(),
          "INVALID_FIELD",
          "field '%s' can not be filtered in a query call".formatted(column.field().name()));
    }
    return switch (compare.operator()) {
      case EQUAL, IN -> among(column, compare);
      case NOT_EQUAL, NOT_IN -> among(column, compare).negate();
      case LIKE -> like(column, compare);
      case LESS -> ordered(column, compare, order -> order < 0);
      case LESS_OR_EQUAL -> ordered(column, compare, order -> order <= 0);
      case GREATER -> ordered(column, compare, order -> order > 0);
      case GREATER_OR_EQUAL -> ordered(column, compare, order -> order >= 0);
    };
  }

  private Predicate<Row> among(Column column, Condition.Compare compare) {
    Field field = column.field();
    Set<Object> wanted = new HashSet<>();
    for (Literal literal : compare.values()) {
      wanted.add(ValueOrder.hashable(values.comparable(field, literal, compare.path())));
    }
    return row ->
        wanted.contains(ValueOrder.hashable(FilterValues.normal(field, column.value(row))));
  }

  private Predicate<Row> ordered(Column column, Condition.Compare compare, IntPredicate test) {
    Field field = column.field();
    Object bound = values.comparable(field, compare.values().get(0), compare.path());
    return row -> {
      Object value = FilterValues.normal(field, column.value(row));
      return value != null && bound != null && test.test(ValueOrder.compare(value, bound));
    };
  }

  private Predicate<Row> like(Column column, Condition.Compare compare) {
    if (!column.field().type().isText()
        || !(compare.values().get(0) instanceof Literal.Text text)) {
      throw SoqlErrors.at(
          query,
          compare.path().position(),
          "INVALID_QUERY_FILTER_OPERATOR",
          "invalid operator on id field");
    }
    Pattern pattern = StringEscapes.like(text.raw());
    return row -> column.value(row) instanceof String value && pattern.matcher(value).matches();
  }
}
