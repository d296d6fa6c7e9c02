package org.signrelay.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Asks which of many keys a table has: one statement, whatever their number. */
public final class ManyKeys {
  private final String text;

  /**
   * @param column text, with an index
   */
  public ManyKeys(String table, String column) {
    text = "select %2$s from %1$s where %2$s = any(?)".formatted(table, column);
  }

  /**
   * Those of the keys that are there, as the current transaction sees it.
   *
   * @throws IllegalStateException if the database does not answer
   */
  public Set<String> among(Collection<String> keys, Database database) {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(text)) {
      select.setObject(1, keys.toArray(String[]::new));
      return read(select);
    } catch (SQLException failed) {
      throw new IllegalStateException(text + ": " + failed.getMessage(), failed);
    }
  }

  private static Set<String> read(PreparedStatement select) throws SQLException {
    Set<String> found = new HashSet<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
