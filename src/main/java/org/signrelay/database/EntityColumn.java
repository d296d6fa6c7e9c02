package org.signrelay.database;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A column of an entity's table.
 *
 * @param name in the table
 * @param field in the entity
 * @param type of which an array of its values is
 * @param sqlType the same in SQL
 */
record EntityColumn(String name, Field field, Class<?> type, String sqlType) {

  private static final Set<Class<?>> UNDERSTOOD = Set.of(Id.class, Column.class, Enumerated.class);

  /**
   * The column of a field; none if it is a static one.
   *
   * @throws IllegalArgumentException if it has a type, or says something to the provider, that is
   *     not known here
   */
  static Stream<EntityColumn> of(Field field) {
    if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
      return Stream.empty();
    }
    requireThatItIsUnderstood(field);
    field.setAccessible(true);
    String name = name(field);
    Class<?> type = field.getType();
    if (type == long.class || type == Long.class) {
      return Stream.of(new EntityColumn(name, field, Long.class, "bigint"));
    }
    if (type == int.class) {
      return Stream.of(new EntityColumn(name, field, Integer.class, "integer"));
    }
    if (type == UUID.class) {
      return Stream.of(new EntityColumn(name, field, String.class, "uuid"));
    }
    if (type == String.class || isStoredByName(field)) {
      return Stream.of(new EntityColumn(name, field, String.class, "varchar"));
    }
    throw new IllegalArgumentException("a field of a type that is not known: " + field);
  }

  private static void requireThatItIsUnderstood(Field field) {
    boolean understood =
        !Modifier.isTransient(field.getModifiers())
            && Arrays.stream(field.getAnnotations())
                .map(Annotation::annotationType)
                .allMatch(UNDERSTOOD::contains);
    if (!understood) {
      throw new IllegalArgumentException("a field that is stored in another way: " + field);
    }
  }

  private static String name(Field field) {
    Column column = field.getAnnotation(Column.class);
    return column == null || column.name().isEmpty() ? field.getName() : column.name();
  }

  private static boolean isStoredByName(Field field) {
    Enumerated enumerated = field.getAnnotation(Enumerated.class);
    return field.getType().isEnum() && enumerated != null && enumerated.value() == EnumType.STRING;
  }

  /** Whether some row has a value. */
  boolean isFilledIn(List<?> rows) {
    return rows.stream().anyMatch(row -> read(row) != null);
  }

  /** The values of rows, in their order, as an array. */
  Object values(List<?> rows) {
    Object values = Array.newInstance(type, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Array.set(values, i, stored(read(rows.get(i))));
    }
    return values;
  }

  /** Where its values go in a statement. */
  String placeholder() {
    return "cast(? as " + sqlType + " array)";
  }

  private Object stored(Object value) {
    if (value == null || type != String.class) {
      return value;
    }
    return value instanceof Enum<?> word ? word.name() : value.toString();
  }

  private Object read(Object row) {
    try {
      return field.get(row);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
