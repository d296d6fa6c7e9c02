package org.signrelay.salesforce.standin;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.data.Blob;
import org.signrelay.salesforce.standin.data.FieldChange;
import org.signrelay.salesforce.standin.data.Row;
import org.signrelay.salesforce.standin.schema.Field;
import org.signrelay.salesforce.standin.schema.FieldType;
import org.signrelay.salesforce.standin.schema.SObjectType;

/**
 * The records of the stand-in, past all rules and without a call. Fields go by their exact names;
 * values are String, Boolean, Integer, BigDecimal, LocalDate, Instant.
 */
public final class StandInRows {
  private final Org org;

  StandInRows(Org org) {
    this.org = org;
  }

  /** Puts a record in and gives its id of 18 characters. */
  public String insert(String typeName, Map<String, ?> fields) {
    SObjectType type = type(typeName);
    var values = new LinkedHashMap<String, Object>();
    for (String date : List.of("CreatedDate", "LastModifiedDate", "SystemModstamp")) {
      values.put(date, org.clock().instant());
    }
    type.fields().stream()
        .filter(field -> field.type() == FieldType.BOOLEAN && !field.name().equals("IsDeleted"))
        .forEach(field -> values.put(field.name(), false));
    fields.forEach((name, value) -> values.put(field(type, name).name(), plain(value)));
    return org.database().inTransaction(t -> t.insert(type, values)).id();
  }

  /** Writes fields of a record, as another user of the org would. */
  public void update(String id, Map<String, ?> fields) {
    Row row = row(id);
    var values = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> values.put(field(type(row.type()), name).name(), plain(value)));
    org.database()
        .inTransaction(
            transaction -> {
              transaction.update(row, values);
              return row;
            });
  }

  /** Deletes a record: its id answers ENTITY_IS_DELETED from now on. */
  public void delete(String id) {
    Row row = row(id);
    org.database()
        .inTransaction(
            transaction -> {
              transaction.delete(row);
              return row;
            });
  }

  /** The value of a field, null if it has none. */
  public Object get(String id, String field) {
    return row(id).get(field);
  }

  /** The content of a file: size, hashes and, if kept, bytes. */
  public Blob file(String id) {
    Row row = row(id);
    String field = row.type().equals("ContentVersion") ? "VersionData" : "Body";
    return (Blob) row.get(field);
  }

  /** The values written to a field by calls and tests, oldest first, the first by its insert. */
  public List<FieldChange> history(String id, String field) {
    return org.database().history(id, field);
  }

  /** Only the values of {@link #history}. */
  public List<Object> values(String id, String field) {
    return history(id, field).stream().map(FieldChange::value).toList();
  }

  /** Ids of the records of a type that are not deleted, oldest first. */
  public List<String> ids(String typeName) {
    return org.database().rows(type(typeName).name()).stream().map(Row::id).toList();
  }

  /** Ids of records of a type with this value in a field, texts compared without case. */
  public List<String> idsWhere(String typeName, String field, Object value) {
    SObjectType type = type(typeName);
    return org.database().matching(type.name(), field(type, field).name(), value).stream()
        .filter(row -> !row.isDeleted())
        .map(Row::id)
        .toList();
  }

  /** Waits until a field holds a value. */
  public void awaitValue(String id, String field, Object value, Duration atMost) {
    Row row = row(id);
    await(
        () -> value.equals(row.get(field)),
        () -> field + " of " + id + " to be " + value + ", values were " + values(id, field),
        atMost);
  }

  /** Waits until there are at least so many records of a type. */
  public void awaitCount(String typeName, int number, Duration atMost) {
    await(
        () -> count(typeName) >= number,
        () -> number + " records of " + typeName + ", there were " + count(typeName),
        atMost);
  }

  private void await(BooleanSupplier condition, Supplier<String> what, Duration atMost) {
    try {
      if (!org.database().await(condition, atMost)) {
        throw new AssertionError("waited " + atMost + " for " + what.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what.get(), e);
    }
  }

  public int count(String typeName) {
    return ids(typeName).size();
  }

  private Row row(String id) {
    return org.database()
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("no record " + id));
  }

  private SObjectType type(String name) {
    return org.schema()
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException("no type " + name));
  }

  private static Field field(SObjectType type, String name) {
    return type.find(name)
        .orElseThrow(() -> new IllegalArgumentException("no field " + type.name() + "." + name));
  }

  private static Object plain(Object value) {
    return value instanceof Integer number ? BigDecimal.valueOf(number) : value;
  }
}
