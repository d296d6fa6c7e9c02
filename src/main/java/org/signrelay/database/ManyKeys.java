package org.signrelay.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Asks which of many keys a table has, which are uuids: one statement, whatever their number. */
public final class ManyKeys {
  private final String text;

  /**
   * @param column uuids, with an index
   */
  public ManyKeys(String table, String column) {
    text = "select %2$s from %1$s where %2$s = any(cast(? as uuid array))".formatted(table, column);
  }

  /**
   * Those of the keys that are there, as the current transaction sees it.
   *
   * @throws IllegalStateException if the database does not answer
   */
  public Set<UUID> among(Collection<UUID> keys, Database database) {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(text)) {
      select.setObject(1, keys.stream().map(UUID::toString).toArray(String[]::new));
      return read(select);
    } catch (SQLException failed) {
      throw new IllegalStateException(text + ": " + failed.getMessage(), failed);
    }
  }

  private static Set<UUID> read(PreparedStatement select) throws SQLException {
    Set<UUID> found = new HashSet<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(UUID.fromString(rows.getString(1)));
      }
    }
    return found;
  }
}
