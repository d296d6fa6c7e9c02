package org.signrelay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The kind of database, where statements differ. */
public enum Engine {
  /** For one node. */
  H2(List.of("classpath:db/migration", "classpath:db/h2")),
  /** For any number of nodes. */
  POSTGRESQL(List.of("classpath:db/migration", "classpath:db/postgresql"));

  private final List<String> scripts;

  Engine(List<String> scripts) {
    this.scripts = scripts;
  }

  /** Where the scripts are that make the schema: those for both, and for what differs. */
  public List<String> scripts() {
    return scripts;
  }

  static Engine of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
          ? POSTGRESQL
          : H2;
    } catch (SQLException away) {
      throw new IllegalStateException("no connection to the database", away);
    }
  }
}
