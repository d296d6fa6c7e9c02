package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** What is kept of calls that were not accepted. */
@ExtendWith(RelayExtension.class)
class RefusalsIT {
  private static final String JSON = "application/json";
  private static Relay relay;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
  }

  @Test
  void aRefusedCallIsListedWithItsReasonAndItsBodyWithoutSecrets() {
    // Given
    Site site = relay.site();
    Instant before = Instant.now().minusSeconds(5);
    String body =
        "{\"status\":\"DCO\",\"password\":\"hunter-two\",\"authToken\":\"tok-1\",\"note\":\"%s\"}"
            .formatted(site.callerPassword());

    // When
    HttpResponse<String> answer = site.send(JSON, body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode kept = await(site.design(), 1).get(0);
    assertThat(kept.get("design").asText()).isEqualTo(site.design());
    assertThat(kept.get("method").asText()).isEqualTo("POST");
    assertThat(kept.get("path").asText()).isEqualTo("/hooks/" + site.design());
    assertThat(kept.get("address").asText()).isEqualTo("127.0.0.1");
    assertThat(kept.get("contentType").asText()).isEqualTo(JSON);
    assertThat(kept.get("code").asInt()).isEqualTo(422);
    assertThat(kept.get("problem").asText()).isEqualTo("missing-value");
    assertThat(kept.get("reason").asText()).contains("documentId");
    assertThat(Instant.parse(kept.get("refusedAt").asText())).isAfter(before);
    assertThat(kept.get("body").asText())
        .isEqualTo(
            "{\"status\":\"DCO\",\"password\":\"***\",\"authToken\":\"***\",\"note\":\"***\"}");
  }

  @Test
  void aBodyThatDoesNotParseIsKeptUpToItsFirst64Kilobytes() {
    // Given
    Site site = relay.site();
    String body = "<a><status>DCO</status><n>A & B</n><Password>hunter-two</Password>";

    // When
    site.send("text/xml", body + "x".repeat(100_000));

    // Then
    String kept = await(site.design(), 1).get(0).get("body").asText();
    assertThat(kept).startsWith("<a><status>DCO</status><n>A & B</n><Password>***</Password>");
    assertThat(kept).hasSizeBetween(65_000, 65_536);
  }

  @Test
  void ofACallerThatIsNotVerifiedNoBodyIsKept() {
    // Given
    Site site = relay.site();

    // When
    Http.post(
        site.hook("/completed"),
        JSON,
        "{\"documentId\":\"x\"}",
        "Authorization",
        Http.basic(Site.CALLER, "a-wrong-password"));

    // Then
    JsonNode kept = await(site.design(), 1).get(0);
    assertThat(kept.get("code").asInt()).isEqualTo(401);
    assertThat(kept.get("problem").asText()).isEqualTo("caller-not-verified");
    assertThat(kept.get("body").isNull()).isTrue();
    assertThat(kept.toString()).doesNotContain("a-wrong-password");
  }

  @Test
  void aCallToADesignThatNothingMentionsIsListedUnderThatName() {
    // Given
    String name = "nobody-" + Site.newId();

    // When
    Http.post(URI.create(relay.uri() + "/hooks/" + name), JSON, "{}");

    // Then
    JsonNode kept = await(name, 1).get(0);
    assertThat(kept.get("problem").asText()).isEqualTo("unknown-design");
    assertThat(relay.api().metrics())
        .containsPattern("signrelay_refused_calls_total\\{code=\"404\",design=\"\"\\} [1-9]")
        .doesNotContain(name);
  }

  @Test
  void refusedTransmissionsAndOtherMethodsAreListedToo() {
    // Given
    Site site = relay.site();

    // When
    site.transmit(JSON, "{\"documentId\":\"x\",\"documentContent\":\"!!!hidden-content\"}");
    Http.send(Http.to(site.hook()).header("Authorization", site.authorization()).DELETE());

    // Then
    List<JsonNode> kept = await(site.design(), 2);
    assertThat(kept)
        .extracting(each -> each.get("code").asInt())
        .containsExactlyInAnyOrder(400, 405);
    assertThat(kept.toString()).doesNotContain("hidden-content").contains("documentContent");
  }

  @Test
  void whatWasAcceptedOrOnlyTriedIsNotListed() {
    // Given
    Site site = relay.site();
    site.document("x");
    site.accept("x", "DCO");
    Http.post(site.hook("?validateOnly=true"), JSON, "{}", "Authorization", site.authorization());

    // When
    site.send(JSON, "{}");

    // Then
    assertThat(await(site.design(), 1)).hasSize(1);
    assertThat(relay.api().metrics())
        .contains(
            "signrelay_refused_calls_total{code=\"422\",design=\"" + site.design() + "\"} 1.0");
  }

  @Test
  void theListIsPagedNewestFirstAndFilteredByTime() {
    // Given
    Site site = relay.site();
    for (int i = 0; i < 5; i++) {
      site.send(JSON, "{\"documentId\":\"id-" + i + "\"}");
    }
    List<JsonNode> all = await(site.design(), 5);

    // When
    List<String> paged = new ArrayList<>();
    String path = "refusals?limit=2&design=" + site.design();
    JsonNode page = relay.api().json(path);
    for (; !page.get("next").isNull(); page = next(path, page)) {
      page.get("items").forEach(item -> paged.add(item.get("id").asText()));
    }
    page.get("items").forEach(item -> paged.add(item.get("id").asText()));

    // Then
    assertThat(paged)
        .hasSize(5)
        .containsExactlyElementsOf(all.stream().map(item -> item.get("id").asText()).toList());
    String newest = all.get(0).get("refusedAt").asText();
    assertThat(items(site.design() + "&to=" + all.get(4).get("refusedAt").asText())).isEmpty();
    assertThat(items(site.design() + "&from=" + newest)).isNotEmpty();
    assertThat(items(site.design() + "&from=" + Instant.parse(newest).plusSeconds(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"state=dead", "from=yesterday", "limit=0", "cursor=x", "cursor=1.x", "limit=201"})
  void aFilterThatIsUnknownOrWrongIsRefused(String query) {
    // When
    HttpResponse<String> answer = relay.api().get("refusals?" + query);

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(AdminApi.json(answer).get("type").asText()).startsWith("urn:signrelay:problem:");
  }

  @Test
  void nobodyLooksWithoutThePassword() {
    // Then
    assertThat(Http.send(Http.to(URI.create(relay.uri() + "/api/refusals"))).statusCode())
        .isEqualTo(401);
  }

  private static JsonNode next(String path, JsonNode page) {
    return relay.api().json(path + "&cursor=" + page.get("next").asText());
  }

  private static List<JsonNode> items(String designAndMore) {
    List<JsonNode> items = new ArrayList<>();
    relay.api().json("refusals?design=" + designAndMore).get("items").forEach(items::add);
    return items;
  }

  /** They are written within a second or so. */
  private static List<JsonNode> await(String design, int number) {
    return Awaitility.await().until(() -> items(design), items -> items.size() >= number);
  }
}
