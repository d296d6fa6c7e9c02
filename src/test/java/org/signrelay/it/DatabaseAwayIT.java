package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.signrelay.it.server.RunningServer;
import org.signrelay.it.server.StatementLog;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Callers;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;

/**
 * The database may come later than the server, and may go away for a while. What is changed in it
 * is part of a transaction.
 */
@EnabledIfSystemProperty(
    named = Relay.DATABASE,
    matches = "postgresql",
    disabledReason = "H2 lives within the server and cannot be away")
class DatabaseAwayIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int AT_ONCE = 64;

  /** A call waits for one look at the database, not for that of every call before it. */
  private static final Duration TOLD = Duration.ofSeconds(10);

  @Test
  void withoutADatabaseNothingIsAcceptedAndNothingIsLost() {
    try (Relay relay = Relay.prepared("late-database", 1)) {
      Site site = relay.site();
      StatementLog statements = relay.logStatements();
      RunningServer server = relay.beginInTurn();

      // Given a server that started before its database
      HttpResponse<String> early =
          Awaitility.await()
              .atMost(SOON)
              .ignoreExceptions()
              .until(() -> call(site), answer -> answer.statusCode() == 503);
      assertThat(early.headers().firstValue("Retry-After")).isPresent();
      assertThat(AdminApi.json(early).get("result").asText()).isEqualTo("not accepted");
      HttpResponse<String> ready = Http.send(Http.to(relay.health("ready")));
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("does not answer", "stored in clear");
      assertThat(RunningServer.status(relay.health("live"))).isEqualTo(200);

      // When the database comes up
      relay.startDatabase();
      server.awaitReady();
      String documentId = Site.newId();
      String record = site.document(documentId);
      String id = site.accept(documentId, "DST");

      // Then calls are taken and carried out
      site.await(id, "delivered");
      assertThat(site.status(record)).isEqualTo("DST");

      // When it goes away, and many call at once
      relay.stopDatabase();
      List<TimedAnswer> refused = callAtOnce(site);

      // Then each is told soon, and what was accepted is there when it is back
      assertThat(refused)
          .allSatisfy(
              answer -> {
                assertThat(answer.answer().statusCode()).isEqualTo(503);
                assertThat(answer.answer().headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.took()).isLessThan(TOLD);
              });
      assertThat(RunningServer.status(relay.health("ready"))).isEqualTo(503);
      assertThat(relay.api().get("deliveries").statusCode()).isEqualTo(503);
      relay.startDatabase();
      Awaitility.await().atMost(SOON).until(() -> call(site).statusCode() == 202);
      String completed = site.accept(documentId, "DCO");
      site.await(completed, "delivered");
      assertThat(relay.api().ofDocument(documentId)).hasSize(2);
      assertThat(relay.api().ofDocument("never-kept")).hasSize(1);
      assertThat(relay.api().ofDocument("at-once-0")).isEmpty();
      assertThat(statements.changes()).isGreaterThan(10);
      assertThat(statements.committedByThemselves()).isEmpty();
    }
  }

  /** How long a call waited for its answer. */
  private record TimedAnswer(HttpResponse<String> answer, Duration took) {}

  private static List<TimedAnswer> callAtOnce(Site site) {
    try (Callers callers = new Callers(AT_ONCE)) {
      return callers.call(
          AT_ONCE,
          number -> {
            long from = System.nanoTime();
            HttpResponse<String> answer =
                site.send(Map.of("documentId", "at-once-" + number, "status", "DCO"));
            return new TimedAnswer(answer, Duration.ofNanos(System.nanoTime() - from));
          });
    }
  }

  private static HttpResponse<String> call(Site site) {
    return site.send(Map.of("documentId", "never-kept", "status", "DCO"));
  }
}
