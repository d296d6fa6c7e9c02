package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** What admins have replayed, over HTTP. */
@ExtendWith(RelayExtension.class)
class ReplayIT {
  private final Relay relay;
  private final AdminApi api;

  ReplayIT(Relay relay) {
    this.relay = relay;
    this.api = relay.api();
  }

  @Test
  void deadAndWaitingDeliveriesAreCarriedOutWhenTheyAreReplayed() {
    // Given
    Site site = relay.site(Map.of("retry.delays", "1h"));
    Map<String, String> deadByRecord = dead(site, 3);
    String missing = Site.newId();
    String waiting = site.accept(missing, "DCO");
    site.await(waiting, "waiting");
    String found = site.document(missing);

    // When
    HttpResponse<String> answer = replay("{\"filter\":{\"design\":\"" + site.design() + "\"}}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode begun = AdminApi.json(answer);
    assertThat(begun.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "state", "matched", "replayed", "failed");
    JsonNode done = awaitDone(begun.get("id").asText());
    assertThat(figures(done)).containsExactly(4L, 4L, 0L);
    deadByRecord.forEach(
        (record, id) -> {
          JsonNode delivery = site.await(id, "delivered");
          assertThat(site.status(record)).isEqualTo("DCO");
          assertThat(delivery.get("history").findValuesAsText("outcome"))
              .containsExactly("dead", "retried", "delivered");
          assertThat(delivery.get("history").get(1).get("message").asText())
              .isEqualTo("by a person, replay " + begun.get("id").asText());
        });
    site.await(waiting, "delivered");
    assertThat(site.status(found)).isEqualTo("DCO");
  }

  @Test
  void aDryRunCountsAndChangesNothing() {
    // Given
    Site site = relay.site(Map.of());
    String dead = dead(site, 1).values().iterator().next();

    // When
    HttpResponse<String> answer =
        replay(
            "{\"filter\":{\"state\":\"dead\",\"design\":\""
                + site.design()
                + "\"},\"dryRun\":true}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode counted = AdminApi.json(answer);
    assertThat(counted.get("state").asText()).isEqualTo("done");
    assertThat(figures(counted)).containsExactly(1L, 0L, 0L);
    assertThat(api.json("replays/" + counted.get("id").asText())).isEqualTo(counted);
    assertThat(api.delivery(dead).get("state").asText()).isEqualTo("dead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"filter\":{\"dokument\":\"x\"}}|dokument",
        "{\"filter\":{\"cursor\":\"x\"}}|cursor",
        "{\"filter\":{\"state\":\"lost\"}}|state",
        "{\"filter\":{\"state\":\"held\"}}|only dead and waiting deliveries can be replayed",
        "{\"filter\":{\"state\":\"delivered\"}}|only dead and waiting deliveries can be replayed",
        "{\"filter\":{\"state\":\"pending\"}}|only dead and waiting deliveries can be replayed",
        "{\"filter\":{\"from\":\"yesterday\"}}|from",
        "{\"filter\":{\"reason\":5}}|reason",
        "{\"filter\":{\"document\":\"a\\u0000\"}}|document",
        "{\"filter\":{},\"dryrun\":true}|dryrun",
        "{\"filter\":{},\"dryRun\":\"yes\"}|dryRun",
        "{\"filter\":[]}|filter",
        "{}|filter",
        "[]|JSON",
        "{\"filter\":|JSON",
        "``|JSON"
      })
  void aWrongReplayIsRefusedAndTheReasonNamesWhatIsWrong(String body, String named) {
    // When
    HttpResponse<String> answer = replay(body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(AdminApi.json(answer).get("detail").asText()).contains(named);
  }

  @Test
  void anUnknownReplayIsNotFound() {
    // When
    List<Integer> answers =
        Stream.of("replays/x", "replays/00000000-0000-4000-8000-000000000000")
            .map(path -> api.get(path).statusCode())
            .toList();

    // Then
    assertThat(answers).containsOnly(404);
  }

  @Test
  void anotherSiteCannotMakeABrowserReplay() {
    // Given
    Site site = relay.site(Map.of());
    String dead = dead(site, 1).values().iterator().next();
    String body = "{\"filter\":{\"design\":\"" + site.design() + "\"}}";

    // When
    List<Integer> refused =
        Stream.of(
                api.postJson("replays", body, "Origin", "https://evil.example"),
                api.postJson("replays", body, "Sec-Fetch-Site", "cross-site"))
            .map(HttpResponse::statusCode)
            .toList();

    // Then
    assertThat(refused).containsOnly(403);
    assertThat(api.delivery(dead).get("state").asText()).isEqualTo("dead");
  }

  /** Dead letters of a design by their records, which can be written from now on. */
  private static Map<String, String> dead(Site site, int number) {
    Map<String, String> deadByRecord = new TreeMap<>();
    for (int i = 0; i < number; i++) {
      String documentId = Site.newId();
      String record = site.document(documentId);
      site.salesforce().onRecord(record).error("FIELD_CUSTOM_VALIDATION_EXCEPTION", "not yet");
      String id = site.accept(documentId, "DCO");
      site.await(id, "dead");
      deadByRecord.put(record, id);
    }
    return deadByRecord;
  }

  private HttpResponse<String> replay(String body) {
    return api.postJson("replays", body);
  }

  private JsonNode awaitDone(String id) {
    return Awaitility.await()
        .until(
            () -> api.json("replays/" + id),
            replay -> replay.path("state").asText().equals("done"));
  }

  private static List<Long> figures(JsonNode replay) {
    return Stream.of("matched", "replayed", "failed")
        .map(name -> replay.get(name).asLong())
        .toList();
  }
}
