package org.signrelay.it.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.signrelay.it.server.Database;

/** Documents as they stand in PostgreSQL. */
public final class StoredDocuments {
  private final Database database;

  public StoredDocuments(Database database) {
    this.database = database;
  }

  /** Makes those whose call is not accepted older, as if nothing had come of them for a time. */
  public void age(Duration time) {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "update document set touched_at = touched_at - ?"
                    + " where delivery = '00000000-0000-0000-0000-000000000000'")) {
      statement.setLong(1, time.toMillis());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes of those whose call is not accepted, as far as they have come. */
  public long bytesOfNoDelivery() {
    try (Connection connection = database.connect();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "select coalesce(sum(length(p.content)), 0) from document_part p"
                        + " left join document d on d.id = p.document"
                        + " where d.id is null"
                        + " or d.delivery = '00000000-0000-0000-0000-000000000000'")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
