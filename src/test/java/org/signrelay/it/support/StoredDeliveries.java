package org.signrelay.it.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signrelay.it.server.Database;

/** The deliveries of a design as they stand in PostgreSQL, whichever server runs. */
public final class StoredDeliveries {
  private final Database database;
  private final String design;

  public StoredDeliveries(Database database, String design) {
    this.database = database;
    this.design = design;
  }

  /** What a row says. */
  public record Stored(
      String id, String document, String state, Optional<String> claim, Optional<Instant> endedAt) {
    public boolean isDelivering() {
      return state.equals("DELIVERING");
    }
  }

  /** Those that the design has, in the order of their ids. */
  public List<Stored> all() {
    return which("");
  }

  /** Those that have not ended, in the order of their ids. */
  public List<Stored> open() {
    return which("and ended_at is null");
  }

  private List<Stored> which(String condition) {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select id, document_id, state, claim, ended_at from delivery where design = ? "
                    + condition
                    + " order by id")) {
      statement.setString(1, design);
      List<Stored> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(stored(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stored stored(ResultSet row) throws SQLException {
    long ended = row.getLong("ended_at");
    return new Stored(
        row.getString("id"),
        row.getString("document_id"),
        row.getString("state"),
        Optional.ofNullable(row.getString("claim")),
        ended == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)));
  }
}
