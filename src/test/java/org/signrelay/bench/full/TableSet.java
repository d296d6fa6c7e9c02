package org.signrelay.bench.full;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.signrelay.bench.ground.PeerDatabase;
import org.signrelay.database.Engine;

/**
 * Tables of deliveries beside those that SignRelay has, made by its own scripts. It takes them for
 * its own while they stand in its schema.
 */
final class TableSet {
  private static final String RELAYS = "public";
  private static final String ASIDE = "aside";

  /** A partition stays where it is when its table is moved: each is moved itself. */
  private static final List<String> TABLES =
      List.of(
          "delivery",
          "delivery_open",
          "delivery_ended",
          "delivery_payload",
          "delivery_history",
          "delivery_credentials",
          "accepted_call",
          "known_record");

  private final PeerDatabase database;
  private final String schema;

  private TableSet(PeerDatabase database, String schema) {
    this.database = database;
    this.schema = schema;
  }

  /** A new set without rows. */
  static TableSet create(PeerDatabase database, String schema) {
    database.run("drop schema if exists %s cascade; create schema %s".formatted(schema, schema));
    Flyway.configure()
        .dataSource(database.dataSource())
        .schemas(schema)
        .locations(Engine.POSTGRESQL.scripts().toArray(String[]::new))
        .load()
        .migrate();
    return new TableSet(database, schema);
  }

  /** Where its tables are while SignRelay does not use them. */
  String schema() {
    return schema;
  }

  /** Takes all rows out. */
  void empty() {
    database.run(
        TABLES.stream()
            .map(table -> schema + "." + table)
            .collect(Collectors.joining(", ", "truncate ", "")));
  }

  /** Has SignRelay use these tables for so long, and then its own again. It must be idle. */
  <T> T whileUsed(Supplier<T> work) {
    move(RELAYS, ASIDE, schema, RELAYS);
    try {
      return work.get();
    } finally {
      move(RELAYS, schema, ASIDE, RELAYS);
    }
  }

  private void move(String from, String to, String thenFrom, String thenTo) {
    database.run(
        "begin; create schema if not exists %s; %s; %s; commit"
            .formatted(ASIDE, moving(from, to), moving(thenFrom, thenTo)));
  }

  private static String moving(String from, String to) {
    return TABLES.stream()
        .map(table -> "alter table %s.%s set schema %s".formatted(from, table, to))
        .collect(Collectors.joining("; "));
  }
}
