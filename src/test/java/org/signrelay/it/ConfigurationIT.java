package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** Admins edit files while the server runs. */
@ExtendWith(RelayExtension.class)
class ConfigurationIT {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final Relay relay;

  ConfigurationIT(Relay relay) {
    this.relay = relay;
  }

  @Test
  void aSavedEditTakesEffectWithinTenSeconds() {
    // Given
    Site site = relay.site();

    // When
    site.edit(Map.of("name", "Renamed " + site.design()));

    // Then
    Awaitility.await()
        .atMost(WITHIN)
        .until(
            () -> relay.api().json("designs/" + site.design()).get("name").asText(),
            name -> name.equals("Renamed " + site.design()));
  }

  @Test
  void aBadEditKeepsTheLastGoodOneAndIsToldWithoutValues() {
    // Given
    Site site = relay.site();
    String documentId = Site.newId();
    site.document(documentId);

    // When
    site.edit(Map.of("retry.delays", "soon", "usrname", "a-value-not-to-be-shown"));

    // Then
    String ready =
        Awaitility.await()
            .atMost(WITHIN)
            .until(
                this::ready,
                body -> body.matches(".*" + site.design() + "\\.properties:\\d+ retry\\.delays.*"));
    assertThat(ready)
        .containsPattern(site.design() + "\\.properties:\\d+ usrname")
        .doesNotContain("soon", "a-value-not-to-be-shown");
    assertThat(relay.awaitLogged("did you mean username"))
        .contains("usrname")
        .doesNotContain("a-value-not-to-be-shown");
    site.await(site.accept(documentId, "DCO"), "delivered");
    site.edit(Map.of("retry.delays", "200ms", "usrname", ""));
    Awaitility.await()
        .atMost(WITHIN)
        .until(this::ready, body -> !body.contains(site.design() + ".properties:"));
  }

  @Test
  void aDesignThatWasNeverGoodAnswers503() {
    // Given
    Site site = relay.add(Map.of("environment", "https://login.evil.example"));

    // When
    HttpResponse<String> answer =
        Awaitility.await()
            .atMost(WITHIN)
            .until(
                () -> site.send(Map.of("documentId", "x", "status", "DCO")),
                sent -> sent.statusCode() == 503);

    // Then
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(AdminApi.json(answer).get("result").asText()).isEqualTo("not accepted");
    relay.files().removeDesign(site.design());
  }

  @Test
  void deliveriesOfARemovedDesignAreHeldUntilItIsBack() {
    // Given
    Site site = relay.site();
    String documentId = Site.newId();
    String record = site.document(documentId);
    site.salesforce().users().changePassword(Site.SALESFORCE_USER, "x", "y");
    String id = site.accept(documentId, "DCO");
    site.await(id, "held");

    // When
    relay.files().removeDesign(site.design());

    // Then
    Awaitility.await()
        .atMost(WITHIN)
        .until(() -> relay.api().get("designs/" + site.design()).statusCode() == 404);
    assertThat(site.send(Map.of("documentId", "x", "status", "DCO")).statusCode()).isEqualTo(404);
    site.edit(Map.of("password", "x", "security-token", "y"));
    site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  @Test
  void healthIsOpenAndNamesNoHostUserOrSecret() {
    // When
    HttpResponse<String> live = Http.send(Http.to(relay.health("live")));
    HttpResponse<String> ready = Http.send(Http.to(relay.health("ready")));

    // Then
    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(ready.statusCode()).isEqualTo(200);
    JsonNode check = check(ready);
    assertThat(check.get("status").asText()).isEqualTo("UP");
    assertThat(check.get("data").get("payloads").asText()).isEqualTo("encrypted");
    assertThat(ready.body())
        .doesNotContain("127.0.0.1", Site.SALESFORCE_USER, relay.admin().password());
  }

  private String ready() {
    return Http.send(Http.to(relay.health("ready"))).body();
  }

  private static JsonNode check(HttpResponse<String> ready) {
    for (JsonNode check : AdminApi.json(ready).get("checks")) {
      if (check.get("name").asText().equals("signrelay")) {
        return check;
      }
    }
    throw new AssertionError(ready.body());
  }
}
