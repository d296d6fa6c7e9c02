package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.TableRules;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Rows of the reaction table mixed in one batch: each record meets another error. */
@ExtendWith(RelayExtension.class)
class ReactionIT {
  private static final Set<String> ROW_LOCKS =
      Set.of("UNABLE_TO_LOCK_ROW", "UNABLE_TO_LOCK_RECORD", "RECORD_LOCKED");
  private static final int MATES = 10;

  private final Relay relay;

  ReactionIT(Relay relay) {
    this.relay = relay;
  }

  /** One delivery of the batch, and the error that its record meets. */
  private record Case(String delivery, String record, String code) {}

  @Test
  void eachRecordOfABatchEndsAsItsOwnRowSays() throws IOException {
    // Given
    Site site = relay.site(Map.of("retry.delays", "1h"));
    Map<String, Reaction> rows =
        rows(row -> row != Reaction.RETRY_LATER && row != Reaction.REAUTHENTICATE);
    rows.put("NEVER_HEARD_OF", Reaction.DEAD_LETTER);
    rows.put("FIELD_CUSTOM_VALIDATION_EXCEPTION", Reaction.DEAD_LETTER);
    Instant before = Instant.now();

    // When
    List<String> mates = site.paused(() -> mates(site));
    List<Case> cases = cases(site, rows.keySet());
    site.resumeTogether();

    // Then
    mates.forEach(mate -> site.await(mate, "delivered"));
    cases.forEach(each -> endsAs(rows.get(each.code()), each, site, before));
    assertThat(site.salesforce().calls().logins()).isOne();
    assertThat(site.salesforce().calls().count(CallKind.QUERY)).isOne();
    assertThat(writes(site.salesforce()))
        .as("one batch, three looks at echoes, and an attempt more for each row lock")
        .isLessThanOrEqualTo(1 + 3 + ROW_LOCKS.size());
  }

  private static void endsAs(Reaction row, Case each, Site site, Instant before) {
    if (ROW_LOCKS.contains(each.code())) {
      JsonNode delivered = site.await(each.delivery(), "delivered");
      assertThat(delivered.get("attempts").asInt()).as(each.code()).isEqualTo(2);
      assertFirstTry(delivered, "retry", each.code());
      return;
    }
    switch (TableRules.ofUpdate(each.code(), row)) {
      case DEAD_LETTER -> {
        JsonNode dead = site.await(each.delivery(), "dead");
        assertFirstTry(dead, "dead", each.code());
        assertThat(site.status(each.record())).as(each.code()).isNull();
      }
      case SUCCESS -> {
        JsonNode delivered = site.await(each.delivery(), "delivered");
        assertThat(delivered.get("recordId").asText()).isEqualTo(each.record());
        assertThat(delivered.get("error").isNull()).as(each.code()).isTrue();
      }
      default -> {
        JsonNode waiting = site.await(each.delivery(), "waiting");
        assertFirstTry(waiting, "retry", each.code());
        assertThat(Instant.parse(waiting.get("nextAttemptAt").asText()))
            .as(each.code())
            .isBetween(
                before.plus(Duration.ofMinutes(48)), Instant.now().plus(Duration.ofMinutes(72)));
      }
    }
  }

  private static void assertFirstTry(JsonNode delivery, String outcome, String code) {
    JsonNode first = delivery.get("history").get(0);
    assertThat(first.get("outcome").asText()).as(code).isEqualTo(outcome);
    assertThat(first.get("code").asText()).isEqualTo(code);
    assertThat(first.get("message").asText()).contains("reason");
  }

  @Test
  void whatWaitsIsNotLostOnceTheTroubleIsOver() throws IOException {
    // Given
    Site site = relay.site(Map.of("retry.delays", "1h"));
    Map<String, Reaction> rows = rows(row -> row == Reaction.ECHO || row == Reaction.RESTART_QUERY);
    rows.put("SERVER_UNAVAILABLE", Reaction.RETRY);
    rows.put("UNKNOWN_EXCEPTION", Reaction.RETRY_FEW);
    rows.put("PRECONDITION_FAILED", Reaction.RECONCILE);
    site.paused(List::of);
    List<Case> cases = cases(site, rows.keySet());
    site.resumeTogether();
    cases.forEach(each -> site.await(each.delivery(), "waiting"));
    site.salesforce().clearFaults();

    // When
    cases.forEach(each -> relay.api().post("deliveries/" + each.delivery() + "/retry"));

    // Then
    cases.forEach(
        each -> {
          site.await(each.delivery(), "delivered");
          assertThat(site.status(each.record())).as(each.code()).isEqualTo("DCO");
        });
  }

  @Test
  void anErrorThatMayBeSalesforcesOwnIsTriedFiveTimes() throws IOException {
    // Given
    Site site = relay.site();
    Map<String, Reaction> rows = rows(row -> row == Reaction.RETRY_FEW);

    // When
    List<String> mates = site.paused(() -> mates(site));
    List<Case> cases = cases(site, rows.keySet());
    site.resumeTogether();

    // Then
    mates.forEach(mate -> site.await(mate, "delivered"));
    cases.forEach(
        each -> {
          JsonNode dead = site.await(each.delivery(), "dead");
          assertThat(dead.get("attempts").asInt()).as(each.code()).isEqualTo(5);
          assertThat(dead.get("history").findValuesAsText("code"))
              .hasSize(5)
              .containsOnly(each.code());
        });
    assertThat(writes(site.salesforce())).isLessThanOrEqualTo(1 + 4L * rows.size());
  }

  @Test
  void whatIsToBeTriedLaterStopsTheOrgAndUsesNoAttempt() throws IOException {
    // Given
    Site site = relay.site();
    Map<String, Reaction> rows = rows(row -> row == Reaction.RETRY_LATER);
    rows.put("REQUEST_LIMIT_EXCEEDED", Reaction.RETRY_LATER);

    // When
    List<String> mates = site.paused(() -> mates(site));
    List<Case> cases = cases(site, rows.keySet());
    site.resumeTogether();

    // Then
    mates.forEach(mate -> site.await(mate, "delivered"));
    cases.forEach(
        each -> {
          JsonNode held = site.await(each.delivery(), "held");
          assertThat(held.get("attempts").asInt()).as(each.code()).isZero();
          assertThat(held.get("error").get("code").asText()).isIn("maintenance", "limit");
        });
    assertThat(writes(site.salesforce())).isOne();
    site.salesforce().clearFaults();
    relay.api().post("designs/" + site.design() + "/resume");
    cases.forEach(each -> site.await(each.delivery(), "delivered"));
    assertThat(site.salesforce().calls().logins()).isOne();
  }

  private static List<String> mates(Site site) {
    return Stream.generate(Site::newId)
        .limit(MATES)
        .map(
            documentId -> {
              site.document(documentId);
              return site.accept(documentId, "DCO");
            })
        .toList();
  }

  /** A record for each code that meets its error each time, a lock only once. */
  private static List<Case> cases(Site site, Set<String> codes) {
    return codes.stream()
        .map(
            code -> {
              String documentId = Site.newId();
              String record = site.document(documentId);
              site.salesforce()
                  .onRecord(record)
                  .times(ROW_LOCKS.contains(code) ? 1 : Integer.MAX_VALUE)
                  .error(code, "reason of Salesforce");
              return new Case(site.accept(documentId, "DCO"), record, code);
            })
        .toList();
  }

  private static long writes(SalesforceStandIn salesforce) {
    return salesforce.calls().count(CallKind.COLLECTION_UPDATE, CallKind.UPDATE);
  }

  /** The rows of the table with their reactions for one record. */
  private static Map<String, Reaction> rows(Predicate<Reaction> wanted) throws IOException {
    try (InputStream table = ReactionIT.class.getResourceAsStream(TableRules.ROWS)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .filter(row -> wanted.test(Reaction.valueOf(row[3])))
          .collect(
              Collectors.toMap(
                  row -> row[0],
                  row -> Reaction.valueOf(row[3]),
                  (one, other) -> one,
                  LinkedHashMap::new));
    }
  }
}
