package org.signrelay.salesforce.standin.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one type, with an index on each field that was ever looked up. */
final class Table {
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Map<Object, Set<Row>>> indexes = new HashMap<>();

  Optional<Row> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  Collection<Row> rows() {
    return rows.values();
  }

  /** Rows, deleted ones too, whose field holds this value, text without case. */
  Collection<Row> matching(String field, Object value) {
    if (value == null) {
      return rows.values().stream().filter(row -> row.get(field) == null).toList();
    }
    return indexes
        .computeIfAbsent(field, this::buildIndex)
        .getOrDefault(key(value), Set.of())
        .stream()
        .toList();
  }

  void add(Row row) {
    rows.put(row.id(), row);
    indexes.forEach((field, index) -> enter(index, row.get(field), row));
  }

  void remove(Row row) {
    rows.remove(row.id());
    indexes.forEach((field, index) -> leave(index, row.get(field), row));
  }

  /** Runs a change of a row's values with the indexes following. */
  void reindex(Row row, Collection<String> fields, Runnable change) {
    List<String> indexed = fields.stream().filter(indexes::containsKey).toList();
    indexed.forEach(field -> leave(indexes.get(field), row.get(field), row));
    change.run();
    indexed.forEach(field -> enter(indexes.get(field), row.get(field), row));
  }

  private Map<Object, Set<Row>> buildIndex(String field) {
    var index = new HashMap<Object, Set<Row>>();
    rows.values().forEach(row -> enter(index, row.get(field), row));
    return index;
  }

  private static void enter(Map<Object, Set<Row>> index, Object value, Row row) {
    if (value != null) {
      index.computeIfAbsent(key(value), k -> new LinkedHashSet<>()).add(row);
    }
  }

  private static void leave(Map<Object, Set<Row>> index, Object value, Row row) {
    if (value != null) {
      Set<Row> rows = index.get(key(value));
      rows.remove(row);
      if (rows.isEmpty()) {
        index.remove(key(value));
      }
    }
  }

  private static Object key(Object value) {
    return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
  }
}
