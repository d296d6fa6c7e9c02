package org.signrelay.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Asks the database what time it is; also tells whether it answers at all. */
@ApplicationScoped
public class DatabaseTime {
  /** As milliseconds since the epoch. */
  static final String NOW = "select cast(extract(epoch from current_timestamp) * 1000 as bigint)";

  private static final String MICROS = "select cast(extract(epoch from %s) * 1000000 as bigint)";

  @Inject Database database;

  /**
   * The database's time.
   *
   * @throws RuntimeException of the persistence provider if the database does not answer
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Instant now() {
    Object millis = database.entities().createNativeQuery(NOW).getSingleResult();
    return Instant.ofEpochMilli(((Number) millis).longValue());
  }

  /** What the database said when it was opened; empty before that. */
  Optional<KnownTime> whenOpened() {
    return database.timeWhenOpened();
  }

  /**
   * The database's time at this moment, to the microsecond. What was committed before this
   * transaction began, on whatever node, got an earlier one.
   *
   * @param without a plan that is not to be taken from now on, as {@link Database#planWithout}
   *     says; it takes no statement of its own
   */
  @Transactional(TxType.MANDATORY)
  public Instant exactly(Plan without) {
    String text =
        database.engine() == Engine.POSTGRESQL
            ? MICROS.formatted("clock_timestamp()") + ", " + Plan.without(without)
            : MICROS.formatted("current_timestamp");
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(text);
        ResultSet now = select.executeQuery()) {
      now.next();
      return Instant.EPOCH.plus(now.getLong(1), ChronoUnit.MICROS);
    } catch (SQLException failed) {
      throw new IllegalStateException("the database's time: " + failed.getMessage(), failed);
    }
  }
}
