package org.signrelay.bench.ground;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** SignRelay's PostgreSQL as the peers use it: pooled, in a schema of their own. */
public final class PeerDatabase implements AutoCloseable {
  private static final String SCHEMA = "peers";

  /** Ten threads, and what polls for them. */
  private static final int MOST_CONNECTIONS = 16;

  private final HikariDataSource pool;

  /**
   * @param environment what tells SignRelay's server its database
   */
  public PeerDatabase(Map<String, String> environment) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(environment.get("SIGNRELAY_DB_URL"));
    settings.setUsername(environment.get("SIGNRELAY_DB_USER"));
    settings.setPassword(environment.get("SIGNRELAY_DB_PASSWORD"));
    settings.setSchema(SCHEMA);
    settings.setMaximumPoolSize(MOST_CONNECTIONS);
    pool = new HikariDataSource(settings);
    run("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
  }

  public DataSource dataSource() {
    return pool;
  }

  /** Runs one statement. */
  public void run(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first value that a query finds. */
  public String value(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /**
   * Does what autovacuum would do at some time: takes dead rows out and renews the statistics, so
   * that it does not do so in the middle of a measurement.
   */
  public void tidy() {
    run("VACUUM ANALYZE");
  }

  /** Waits until a table has no rows. */
  public void awaitEmpty(String table) {
    Awaitility.await(table + " empty")
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> value("SELECT count(*) FROM " + table).equals("0"));
  }

  @Override
  public void close() {
    pool.close();
  }
}
