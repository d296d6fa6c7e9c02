package org.signrelay.it.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.signrelay.database.Engine;
import org.signrelay.database.TextHash;
import org.signrelay.it.server.Database;

/**
 * Fills PostgreSQL with deliveries that are like one that a server accepted, but for their ids and
 * documents.
 */
public final class ManyCopies {
  private static final String IDS =
      """
      create temporary table copies as
      select n, cast(
          substr(cast(d.id as text), 1, 8) || substr(cast(d.id as text), 10, 4)
            || '7' || lpad(to_hex(n % 4096), 3, '0')
            || '8' || substr(md5(cast(n as text) || cast(? as text)), 1, 15) as uuid) as id,
        d.id as original, d.document_id || '-' || n as document
      from delivery d, generate_series(1, ?) n where d.id = cast(? as uuid)
      """;

  /** New, or tried once; due from some time after the original was received. */
  private static final String DELIVERIES =
      """
      insert into delivery (id, design, org, record_key, record_hash, call_kind, kind,
        document_id, status, status_rank, event, state, attempts, tries, received_at, begun_at,
        due_at, first_attempt_at, error_code, error_message, error_reaction)
      select c.id, d.design, d.org, d.record_key || '-' || c.n, %1$s, d.call_kind,
        d.kind, c.document, d.status, d.status_rank, d.event,
        case when t.tried = 0 then 'PENDING' else 'WAITING' end, t.tried, t.tried, d.received_at,
        d.begun_at, d.received_at + t.later, case when t.tried = 0 then null else d.received_at end,
        case when t.tried = 0 then null else 'UNABLE_TO_LOCK_ROW' end,
        case when t.tried = 0 then null else 'as Salesforce says it' end,
        case when t.tried = 0 then null else 'retry' end
      from delivery d join copies c on c.original = d.id,
        (select cast(? as integer) as tried, cast(? as bigint) as later) t
      """
          .formatted(hash("d.record_key || '-' || c.n"));

  private static final List<String> FURTHER =
      List.of(
          "insert into delivery_payload (delivery, content, document_hash, envelope_hash)"
              + " select c.id, replace(p.content, d.document_id, c.document), "
              + hash("lower(c.document)")
              + ", p.envelope_hash from copies c join delivery_payload p on p.delivery = c.original"
              + " join delivery d on d.id = c.original",
          "insert into accepted_call select cast(md5(cast(c.id as text)) as uuid), c.id,"
              + " d.received_at from copies c join delivery d on d.id = c.original");

  /** As autovacuum does in its time. */
  private static final String COUNT = "analyze delivery";

  /** What was read here is to be seen before what is read afterwards. */
  private static final String TELL_WHAT_WAS_READ = "select pg_stat_force_next_flush()";

  private final Database database;

  public ManyCopies(Database database) {
    this.database = database;
  }

  private static String hash(String text) {
    return TextHash.sql(Engine.POSTGRESQL, text);
  }

  /**
   * Adds deliveries for the original's document with {@code -1}, {@code -2} and so on behind it.
   *
   * @param original id of a delivery whose content is stored in clear
   * @param tried whether they were tried once, and are due again
   */
  public void add(String original, int number, boolean tried) {
    add(original, number, tried, Duration.ZERO, COUNT);
  }

  /**
   * The same for deliveries that were tried once and are due again later. PostgreSQL has not
   * counted them when this returns; what was read here, its statistics say.
   */
  public void addUncounted(String original, int number, Duration later) {
    add(original, number, true, later, TELL_WHAT_WAS_READ);
  }

  private void add(String original, int number, boolean tried, Duration later, String afterwards) {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      try (PreparedStatement ids = connection.prepareStatement(IDS)) {
        ids.setString(1, UUID.randomUUID().toString());
        ids.setInt(2, number);
        ids.setString(3, original);
        ids.executeUpdate();
      }
      try (PreparedStatement deliveries = connection.prepareStatement(DELIVERIES)) {
        deliveries.setInt(1, tried ? 1 : 0);
        deliveries.setLong(2, later.toMillis());
        deliveries.executeUpdate();
      }
      try (Statement further = connection.createStatement()) {
        for (String statement : FURTHER) {
          further.executeUpdate(statement);
        }
        further.execute(afterwards);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes out what a design has not carried out yet. */
  public void removeOpen(String design) {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "delete from delivery where design = ? and state in ('PENDING', 'WAITING')")) {
      statement.setString(1, design);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
