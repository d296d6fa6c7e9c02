package org.signrelay.it.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * Which database a server uses.
 *
 * @param environment variables for the server script and for the server
 */
public record Database(Map<String, String> environment) {

  /** The embedded one that a server uses if nothing is said. */
  public static Database h2() {
    return new Database(Map.of());
  }

  public static Database postgresql(int port) {
    return new Database(
        Map.of(
            "SIGNRELAY_DB_URL",
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
            "SIGNRELAY_DB_USER",
            "postgres",
            "SIGNRELAY_DB_PASSWORD",
            "postgres"));
  }

  /** A connection beside those of the server; H2 has none, since its file is the server's. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        environment.get("SIGNRELAY_DB_URL"),
        environment.get("SIGNRELAY_DB_USER"),
        environment.get("SIGNRELAY_DB_PASSWORD"));
  }

  boolean isPostgresql() {
    return environment.containsKey("SIGNRELAY_DB_URL");
  }

  /** The kind for which a server script chooses driver and settings. */
  String kind() {
    return isPostgresql() ? "postgresql" : "h2";
  }
}
