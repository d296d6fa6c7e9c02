package org.signrelay.salesforce.standin.soql;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.signrelay.salesforce.standin.data.Database;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.protocol.SalesforceException;
import org.signrelay.salesforce.standin.schema.FieldErrors;
import org.signrelay.salesforce.standin.schema.SObjectType;

/** Answers SOQL queries. */
public final class QueryEngine {
  private final Database database;

  public QueryEngine(Database database) {
    this.database = database;
  }

  /** Runs a query; {@code all} includes deleted records, as queryAll does. */
  public QueryResult run(String text, boolean all) {
    Query query = QueryParser.parse(text);
    SObjectType type =
        database
            .schema()
            .find(query.type())
            .orElseThrow(
                () ->
                    SoqlErrors.at(
                        text,
                        query.typePosition(),
                        "INVALID_TYPE",
                        FieldErrors.unknownType(query.type())));
    return database.locked(() -> run(query, type, all));
  }

  private QueryResult run(Query query, SObjectType type, boolean all) {
    var resolver = new ColumnResolver(database, query.text());
    List<Column> columns =
        query.fields().stream().map(path -> resolver.resolve(type, path)).toList();
    refuseDuplicates(columns);
    Predicate<Row> filter =
        query
            .where()
            .map(new FilterCompiler(query.text(), type, resolver)::compile)
            .orElse(row -> true);
    LinkFilterRule.check(type, query.where());
    List<Column> sortColumns =
        query.orderings().stream().map(order -> resolver.resolve(type, order.path())).toList();
    Comparator<Row> order = ValueOrder.by(query.orderings(), sortColumns);
    List<Row> rows =
        new Candidates(database, type, query.text())
            .rows(query.where()).stream()
                .filter(row -> all || !row.isDeleted())
                .filter(filter)
                .sorted(order)
                .skip(query.offset())
                .limit(query.limit().orElse(Integer.MAX_VALUE))
                .toList();
    List<Row> answered = query.count() ? List.of() : rows;
    return new QueryResult(
        rows.size(), answered.stream().map(row -> record(row, columns)).toList());
  }

  private static void refuseDuplicates(List<Column> columns) {
    var seen = new HashSet<String>();
    for (Column column : columns) {
      if (!seen.add(column.name())) {
        throw SalesforceException.badRequest(
            "INVALID_FIELD", "duplicate field selected: " + column.name());
      }
    }
  }

  private static ResultRecord record(Row row, List<Column> columns) {
    var values = new LinkedHashMap<String, Object>();
    for (Column column : columns) {
      Map<String, Object> target = values;
      Optional<Row> holder = column.row().apply(row);
      if (!column.parents().isEmpty()) {
        target = parentValues(values, column.parents(), holder);
      }
      if (target != null) {
        target.put(column.field().name(), column.value(row));
      }
    }
    return new ResultRecord(row.type(), row.id(), values);
  }

  /** The values of the parent at the end of the path, null where there is none. */
  private static Map<String, Object> parentValues(
      Map<String, Object> values, List<String> parents, Optional<Row> holder) {
    Map<String, Object> target = values;
    for (String parent : parents) {
      if (holder.isEmpty()) {
        target.putIfAbsent(parent, null);
        return null;
      }
      ResultRecord record =
          (ResultRecord)
              target.computeIfAbsent(
                  parent,
                  name ->
                      new ResultRecord(
                          holder.get().type(), holder.get().id(), new LinkedHashMap<>()));
      target = record.values();
    }
    return target;
  }
}
