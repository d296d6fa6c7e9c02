package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.database.Engine;
import org.signrelay.database.TextHash;
import org.signrelay.delivery.store.Payload;

/** What an earlier version stored is there, and found, after the schema was brought up. */
class UpgradeIT extends QueueSuite {
  private static final String KEY = "login.salesforce.com/user@example.org|doc__c|";
  private static final String FINGERPRINT =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String DELIVERY =
      """
      insert into "%1$s".delivery (id, design, org, record_key, call_kind, kind, document_id,
        document_search, status_rank, state, attempts, tries, received_at, begun_at,
        record_underway)
      values ('%2$s', 'contracts', 'login.salesforce.com/user@example.org', '%3$s', 'WEB_HOOK',
        'DOCUMENT', '%4$s', lower('%4$s'), 3, '%5$s', 0, 0, 1, 1, %6$s)
      """;

  private final String schema = "upgrade-" + UUID.randomUUID();
  private final UUID ended = UUID.randomUUID();
  private final UUID underway = UUID.randomUUID();

  @Resource(lookup = "java:app/jdbc/signrelay")
  DataSource dataSource;

  @BeforeEach
  void storeWithTheVersionBefore() throws SQLException {
    flyway("8").migrate();
    delivery(ended, "a-1", "A-1", "DELIVERED", "null");
    delivery(underway, "b\\2", "B\\2", "DELIVERING", "'" + KEY + "b\\2'");
    run("insert into \"%s\".delivery_payload values ('%s', 'clear:{}')".formatted(schema, ended));
    run(
        "insert into \"%s\".delivery_payload values ('%s', 'clear:{}')"
            .formatted(schema, underway));
    run(
        "insert into \"%s\".accepted_call values ('%s', '%s', 5)"
            .formatted(schema, FINGERPRINT, ended));
    run(
        "insert into \"%s\".known_record values ('%sa-1', 'a0D000000000001AAA', 'hash', 6)"
            .formatted(schema, KEY));
  }

  @AfterEach
  void takeItOut() throws SQLException {
    run("drop schema \"%s\" cascade".formatted(schema));
  }

  @Test
  void itIsFoundByTheHashesThatNewRowsHave() throws SQLException {
    // When
    flyway("9").migrate();

    // Then
    assertThat(ids("select id from \"%s\".delivery where record_hash = '%s'", hash("a-1")))
        .containsExactly(ended);
    assertThat(ids("select id from \"%s\".delivery where record_hash = '%s'", hash("b\\2")))
        .containsExactly(underway);
    assertThat(
            ids(
                "select delivery from \"%s\".delivery_payload where document_hash = '%s'",
                Payload.hashOf("B\\2")))
        .containsExactly(underway);
    assertThat(ids("select delivery from \"%s\".accepted_call where fingerprint = '%s'", of("abc")))
        .containsExactly(ended);
    assertThat(
            ids(
                "select record_hash from \"%s\".known_record where record_hash = '%s'",
                hash("a-1")))
        .containsExactly(hash("a-1"));
  }

  @Test
  void noSecondDeliveryIsTakenOfARecordOfWhichOneIsUnderWay() throws SQLException {
    // When
    flyway("9").migrate();

    // Then
    assertThatThrownBy(
            () ->
                run(
                    ("update \"%s\".delivery set state = 'DELIVERING', record_hash = '%s'"
                            + " where id = '%s'")
                        .formatted(schema, hash("b\\2"), ended)))
        .isInstanceOf(SQLException.class)
        .satisfies(taken -> assertThat(((SQLException) taken).getSQLState()).isEqualTo("23505"));
  }

  private Flyway flyway(String version) {
    String forEngine =
        database.engine() == Engine.H2 ? "classpath:db/h2" : "classpath:db/postgresql";
    return Flyway.configure(database.getClass().getClassLoader())
        .dataSource(dataSource)
        .defaultSchema(schema)
        .createSchemas(true)
        .locations("classpath:db/migration", forEngine)
        .table("signrelay_schema")
        .target(MigrationVersion.fromVersion(version))
        .load();
  }

  private void delivery(UUID id, String search, String document, String state, String underway)
      throws SQLException {
    run(DELIVERY.formatted(schema, id, KEY + search, document, state, underway));
  }

  private static UUID hash(String search) {
    return of(KEY + search);
  }

  private static UUID of(String text) {
    return TextHash.of(text);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<UUID> ids(String select, UUID hash) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select.formatted(schema, hash))) {
      List<UUID> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
      return ids;
    }
  }
}
