package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** What admins see and do. */
@ExtendWith(RelayExtension.class)
class AdminApiIT {
  private final Relay relay;
  private final AdminApi api;
  private final Site site;

  AdminApiIT(Relay relay) {
    this.relay = relay;
    this.api = relay.api();
    this.site = relay.site();
  }

  @Test
  void nobodyLooksInWithoutThePassword() {
    // When
    HttpResponse<String> without = Http.send(Http.to(URI.create(relay.uri() + "/api/deliveries")));
    HttpResponse<String> wrong =
        new AdminApi(relay.uri(), "somebody", relay.admin().password()).get("deliveries");

    // Then
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(without.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(wrong.statusCode()).isEqualTo(401);
  }

  @Test
  void figuresAreForThoseWhoMayLook() {
    // When
    HttpResponse<String> without = Http.send(Http.to(URI.create(relay.uri() + "/metrics")));

    // Then
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(api.metrics())
        .contains("# TYPE signrelay_deliveries_open gauge\nsignrelay_deliveries_open ");
  }

  @Test
  void aDeliveryIsShownWithEverythingThatIsPromised() {
    // Given
    String documentId = Site.newId();
    String record = site.document(documentId);
    String id = site.accept(documentId, "DCO");

    // When
    JsonNode delivery = site.await(id, "delivered");

    // Then
    assertThat(delivery.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "design",
            "kind",
            "documentId",
            "envelopeId",
            "status",
            "state",
            "attempts",
            "receivedAt",
            "nextAttemptAt",
            "endedAt",
            "recordId",
            "error",
            "history");
    assertThat(delivery.get("design").asText()).isEqualTo(site.design());
    assertThat(delivery.get("kind").asText()).isEqualTo("web-hook");
    assertThat(delivery.get("documentId").asText()).isEqualTo(documentId);
    assertThat(delivery.get("envelopeId").isNull()).isTrue();
    assertThat(delivery.get("status").asText()).isEqualTo("DCO");
    assertThat(delivery.get("recordId").asText()).isEqualTo(record);
    assertThat(delivery.get("receivedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(delivery.get("nextAttemptAt").isNull()).isTrue();
    assertThat(delivery.get("error").isNull()).isTrue();
    JsonNode attempt = delivery.get("history").get(0);
    assertThat(attempt.get("outcome").asText()).isEqualTo("delivered");
    assertThat(attempt.get("durationMillis").asLong()).isGreaterThanOrEqualTo(0);
  }

  @Test
  void eachFilterNarrowsTheList() {
    // Given
    Site site = relay.site(Map.of("retry.delays", "1h"));
    String documentId = Site.newId();
    site.document(documentId);
    String delivered = site.accept(documentId, "DCO");
    site.await(delivered, "delivered");
    String missing = Site.newId();
    String waiting = site.accept(missing, "DST");
    site.await(waiting, "waiting");
    String mine = "design=" + site.design();

    // When
    List<String> byDesign = ids(mine);
    List<String> byState = ids(mine + "&state=waiting");
    List<String> byDocument = ids("document=" + documentId.toUpperCase(java.util.Locale.ROOT));
    List<String> byStatus = ids(mine + "&status=DCO");
    List<String> byReason = ids(mine + "&reason=no-record");
    List<String> byTime = ids(mine + "&to=2020-01-01T00:00:00Z");
    Instant received =
        Instant.parse(api.json("deliveries/" + delivered).get("receivedAt").asText());
    Instant next = Instant.parse(api.json("deliveries/" + waiting).get("receivedAt").asText());
    List<String> untilTheFirst = ids(mine + "&to=" + received);
    List<String> untilTheSecond = ids(mine + "&to=" + next);
    List<String> fromTheFirst = ids(mine + "&from=" + received);
    List<String> fromTheSecond = ids(mine + "&from=" + next);
    List<String> withinAllTime = ids(mine + "&from=0001-01-01T00:00:00Z&to=9999-12-31T00:00:00Z");

    // Then
    assertThat(byDesign).containsExactly(waiting, delivered);
    assertThat(byState).containsExactly(waiting);
    assertThat(byDocument).containsExactly(delivered);
    assertThat(byStatus).containsExactly(delivered);
    assertThat(byReason).containsExactly(waiting);
    assertThat(byTime).isEmpty();
    assertThat(untilTheFirst).isEmpty();
    assertThat(untilTheSecond).containsExactly(delivered);
    assertThat(fromTheFirst).containsExactly(waiting, delivered);
    assertThat(fromTheSecond).containsExactly(waiting);
    assertThat(withinAllTime).containsExactly(waiting, delivered);
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    // Given
    List<String> accepted =
        Stream.generate(Site::newId).limit(7).map(id -> site.accept(id, "DST")).toList();

    // When
    JsonNode first = api.json("deliveries?limit=3&design=" + site.design());
    JsonNode second = page(first);
    JsonNode third = page(second);

    // Then
    List<String> listed =
        Stream.of(first, second, third).flatMap(page -> idsOf(page).stream()).toList();
    assertThat(listed).containsExactlyElementsOf(reversed(accepted));
    assertThat(third.get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dokument=x", "state=lost", "from=yesterday", "limit=0", "limit=1&limit=2"})
  void aWrongFilterIsRefused(String query) {
    // When
    HttpResponse<String> answer = api.get("deliveries?" + query);

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(AdminApi.json(answer).get("status").asInt()).isEqualTo(400);
  }

  @Test
  void aDeadDeliveryIsCarriedOutWhenSomebodySaysSo() {
    // Given
    String documentId = Site.newId();
    String record = site.document(documentId);
    site.salesforce().onRecord(record).error("FIELD_CUSTOM_VALIDATION_EXCEPTION", "not yet");
    String id = site.accept(documentId, "DCO");
    site.await(id, "dead");

    // When
    HttpResponse<String> answer = api.post("deliveries/" + id + "/retry");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode delivery = site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
    assertThat(delivery.get("history").findValuesAsText("outcome"))
        .containsExactly("dead", "retried", "delivered");
    assertThat(api.post("deliveries/" + id + "/retry").statusCode()).isEqualTo(409);
  }

  @Test
  void aDiscardedDeliveryIsNeverCarriedOut() {
    // Given
    String documentId = Site.newId();
    String id = site.accept(documentId, "DCO");
    site.await(id, "waiting");

    // When
    HttpResponse<String> answer = discard(id);
    HttpResponse<String> again = discard(id);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(AdminApi.json(again).get("state").asText()).isEqualTo("discarded");
    assertThat(api.post("deliveries/" + id + "/retry").statusCode()).isEqualTo(409);
  }

  /** A delivery cannot be discarded while it is being carried out. */
  private HttpResponse<String> discard(String id) {
    return org.awaitility.Awaitility.await()
        .until(() -> api.post("deliveries/" + id + "/discard"), sent -> sent.statusCode() != 409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"deliveries/00000000-0000-7000-8000-000000000000", "deliveries/x", "designs/none"})
  void whatIsNotThereIsNotFound(String path) {
    // When
    HttpResponse<String> answer = api.get(path);

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void anotherSiteCannotMakeABrowserAct() {
    // Given
    String id = site.accept(Site.newId(), "DST");

    // When
    List<Integer> refused =
        Stream.of(
                api.post("deliveries/" + id + "/discard", "Origin", "https://evil.example"),
                api.post("deliveries/" + id + "/discard", "Sec-Fetch-Site", "cross-site"),
                api.post("deliveries/" + id + "/discard", "Sec-Fetch-Site", "same-site"))
            .map(HttpResponse::statusCode)
            .toList();

    // Then
    assertThat(refused).containsOnly(403);
    assertThat(api.delivery(id).get("state").asText()).isNotEqualTo("discarded");
  }

  @Test
  void aPausedDesignAcceptsAndWaits() {
    // Given
    String documentId = Site.newId();
    String record = site.document(documentId);
    HttpResponse<String> paused = api.post("designs/" + site.design() + "/pause");
    assertThat(AdminApi.json(paused).get("paused").asBoolean()).isTrue();

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode held = site.await(id, "held");
    assertThat(held.get("error").get("code").asText()).isEqualTo("paused");
    assertThat(site.salesforce().calls().all()).isEmpty();
    api.post("designs/" + site.design() + "/resume");
    site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  private List<String> ids(String query) {
    return idsOf(api.json("deliveries?" + query));
  }

  private JsonNode page(JsonNode before) {
    return api.json(
        "deliveries?limit=3&design=" + site.design() + "&cursor=" + before.get("next").asText());
  }

  private static List<String> idsOf(JsonNode page) {
    return IntStream.range(0, page.get("items").size())
        .mapToObj(i -> page.get("items").get(i).get("id").asText())
        .toList();
  }

  private static List<String> reversed(List<String> list) {
    return IntStream.range(0, list.size()).mapToObj(i -> list.get(list.size() - 1 - i)).toList();
  }
}
