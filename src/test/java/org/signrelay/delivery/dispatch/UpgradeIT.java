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
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
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
  private static final String ENVELOPE = "\u00dc|\u0130-%";
  private static final String FINGERPRINT =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String DELIVERY =
      """
      insert into "%1$s".delivery (id, design, org, record_key, call_kind, kind, %2$s_id,
        %2$s_search, status_rank, state, attempts, tries, received_at, begun_at, record_underway)
      values ('%3$s', 'contracts', 'login.salesforce.com/user@example.org', '%4$s%6$s', 'WEB_HOOK',
        upper('%2$s'), '%5$s', '%6$s', 3, '%7$s', 0, 0, 1, 1,
        case when '%7$s' = 'DELIVERING' then '%4$s%6$s' end)
      """;

  private final String schema = "upgrade-" + UUID.randomUUID();
  private final UUID ended = UUID.randomUUID();
  private final UUID underway = UUID.randomUUID();
  private final UUID ofAnEnvelope = UUID.randomUUID();
  private final UUID removed = UUID.randomUUID();

  @Resource(lookup = "java:app/jdbc/signrelay")
  DataSource dataSource;

  @BeforeEach
  void storeWithTheVersionBefore() throws SQLException {
    flyway("8").migrate();
    delivery(ended, "document", "A-1", "DELIVERED");
    delivery(underway, "document", "B\\2", "DELIVERING");
    delivery(ofAnEnvelope, "envelope", ENVELOPE, "DEAD");
    for (UUID delivery : List.of(ended, underway, ofAnEnvelope, removed)) {
      run(
          "insert into \"%s\".delivery_payload values ('%s', 'clear:{}')"
              .formatted(schema, delivery));
    }
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
    flyway("latest").migrate();

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
    flyway("latest").migrate();

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

  @Test
  void anUpgradeThatWasInterruptedIsTakenUpAgain() throws SQLException {
    // When each script was run and, where that can be, the server killed before that was noted
    for (MigrationInfo script : flyway("latest").info().pending()) {
      flyway(script.getVersion().toString()).migrate();
      if (database.engine() == Engine.H2) {
        run(
            "delete from \"%s\".\"signrelay_schema\" where \"version\" = '%s'"
                .formatted(schema, script.getVersion()));
      }
    }
    flyway("latest").migrate();

    // Then
    assertThat(ids("select id from \"%s\".delivery where record_hash = '%s'", hash("a-1")))
        .containsExactly(ended);
    assertThat(ids("select delivery from \"%s\".accepted_call where fingerprint = '%s'", of("abc")))
        .containsExactly(ended);
  }

  private Flyway flyway(String version) {
    return Flyway.configure(database.getClass().getClassLoader())
        .dataSource(dataSource)
        .defaultSchema(schema)
        .createSchemas(true)
        .locations(database.engine().scripts().toArray(String[]::new))
        .table("signrelay_schema")
        .target(MigrationVersion.fromVersion(version))
        .load();
  }

  private void delivery(UUID delivery, String kind, String id, String state) throws SQLException {
    String search = id.toLowerCase(Locale.ROOT);
    run(DELIVERY.formatted(schema, kind, delivery, KEY, id, search, state));
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
