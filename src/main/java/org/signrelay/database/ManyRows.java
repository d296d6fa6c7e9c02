package org.signrelay.database;

import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Inserts new entities of a class together: one statement, whatever their number, that takes an
 * array for each column. {@code persist} would send each value of each row by itself, which takes
 * several times as long on both sides.
 *
 * <p>The arrays are held in memory as a whole, and once more as what is sent.
 *
 * <p>The entities are read by their JPA annotations: fields of the class itself, with {@code @Id},
 * {@code @Column} or neither. They do not become managed.
 *
 * @param <E> the entity
 */
public final class ManyRows<E> {
  private final String table;
  private final List<EntityColumn> columns;
  private final Map<List<EntityColumn>, String> texts = new ConcurrentHashMap<>();

  /**
   * @throws IllegalArgumentException if a field has a type that is not known here
   */
  public ManyRows(Class<E> entity) {
    table = entity.getAnnotation(Table.class).name();
    columns = Arrays.stream(entity.getDeclaredFields()).flatMap(EntityColumn::of).toList();
  }

  /**
   * Inserts rows in their order, in the current transaction.
   *
   * @throws IllegalStateException if the database did not take them, for instance since one of them
   *     is there already; then the transaction can only be rolled back
   */
  public void insert(List<E> rows, Database database) {
    if (rows.isEmpty()) {
      return;
    }
    List<EntityColumn> filled = columns.stream().filter(column -> column.isFilledIn(rows)).toList();
    try (Connection connection = database.connection();
        PreparedStatement insert =
            connection.prepareStatement(texts.computeIfAbsent(filled, this::text))) {
      for (int i = 0; i < filled.size(); i++) {
        insert.setObject(i + 1, filled.get(i).values(rows));
      }
      insert.executeUpdate();
    } catch (SQLException notTaken) {
      throw new IllegalStateException(
          "rows not inserted into " + table + ": " + notTaken.getMessage(), notTaken);
    }
  }

  /** What is empty in all rows is left out; of which columns that is true hardly varies. */
  private String text(List<EntityColumn> filled) {
    return "insert into %s (%s) select * from unnest(%s)"
        .formatted(
            table,
            filled.stream().map(EntityColumn::name).collect(Collectors.joining(", ")),
            filled.stream().map(EntityColumn::placeholder).collect(Collectors.joining(", ")));
  }
}
