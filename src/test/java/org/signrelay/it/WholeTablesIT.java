package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.signrelay.it.support.Callers;
import org.signrelay.it.support.DesignsOfOneUser;
import org.signrelay.it.support.ManyCopies;
import org.signrelay.it.support.Relay;

/**
 * However many deliveries wait, what a server does all the time finds its rows by an index: also
 * while PostgreSQL thinks that the tables are as small as when they were last counted, or that any
 * row will do.
 */
@EnabledIfSystemProperty(
    named = Relay.DATABASE,
    matches = "postgresql",
    disabledReason = "H2 plans in another way")
class WholeTablesIT {
  private static final int WAITING = 30_000;

  /** Connections keep plans from the tenth time on. */
  private static final int OFTEN = 40;

  private static final int CALLERS = 8;
  private static final int LOOKS = 4;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static Relay relay;
  private static DesignsOfOneUser designs;

  @BeforeAll
  static void start() {
    relay = Relay.prepared("tables", 0);
    designs = new DesignsOfOneUser(List.of(relay), "tables", 2, "password", Map.of());
    relay.start();
  }

  @AfterAll
  static void stop() {
    relay.close();
    designs.close();
  }

  @Test
  void nothingReadsAWholeTable() throws SQLException {
    // Given designs of which one works and one is paused, and a table that was empty and grew
    designs.pause(relay, paused());
    count();
    burst();
    String original = designs.accept(relay, working(), designs.completed(Map.of()));
    relay.api().await(original, "delivered");
    new ManyCopies(relay.database()).addUncounted(original, WAITING, Duration.ofDays(2));
    Map<String, Long> before = rowsReadWithoutIndex();

    // When
    burst();
    for (int look = 1; look <= LOOKS; look++) {
      String held = designs.accept(relay, paused(), designs.completed(Map.of()));
      relay.api().await(held, "held");
    }
    relay.stop();
    awaitThatAllConnectionsToldWhatTheyRead();

    // Then
    Map<String, Long> after = rowsReadWithoutIndex();
    before.forEach((table, rows) -> after.merge(table, -rows, Long::sum));
    assertThat(after)
        .isNotEmpty()
        .allSatisfy((table, rows) -> assertThat(rows).isLessThan(WAITING));
  }

  private static String working() {
    return designs.inTurn(0);
  }

  private static String paused() {
    return designs.inTurn(1);
  }

  /** Groups of calls, and batches of deliveries. */
  private static void burst() {
    try (Callers callers = new Callers(CALLERS)) {
      callers
          .call(
              OFTEN * CALLERS, one -> designs.accept(relay, working(), designs.completed(Map.of())))
          .forEach(id -> relay.api().await(id, "delivered"));
    }
  }

  /** As PostgreSQL does by itself, some time after the last delivery has ended. */
  private static void count() throws SQLException {
    try (Connection connection = relay.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private static Map<String, Long> rowsReadWithoutIndex() throws SQLException {
    Map<String, Long> read = new TreeMap<>();
    try (Connection connection = relay.database().connect();
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery("select relname, seq_tup_read from pg_stat_user_tables")) {
      while (tables.next()) {
        read.put(tables.getString(1), tables.getLong(2));
      }
    }
    return read;
  }

  /** Each does so at its end. */
  private static void awaitThatAllConnectionsToldWhatTheyRead() {
    Awaitility.await()
        .atMost(LONGEST)
        .until(WholeTablesIT::numberOfOtherConnections, others -> others == 0);
  }

  private static int numberOfOtherConnections() throws SQLException {
    try (Connection connection = relay.database().connect();
        Statement statement = connection.createStatement();
        ResultSet number =
            statement.executeQuery(
                "select count(*) from pg_stat_activity"
                    + " where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
      number.next();
      return number.getInt(1);
    }
  }
}
