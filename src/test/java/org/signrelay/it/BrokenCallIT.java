package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** A merged value has broken the body of a web hook. */
@ExtendWith(RelayExtension.class)
class BrokenCallIT {
  private static final String JSON = "application/json";
  private static final String BROKEN =
      "{\"name\":\"Lease \"B\"\",\n\"documentId\":\"%s\",\"status\":\"DCO\"}";
  private static Relay relay;
  private static Site site;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    site = relay.site();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {'name':'Lease 'B'','documentId':'%s','status':'DCO'} | line 1, column",
        "text/xml | <d><n>A & B</n><DocumentId>%s</DocumentId><Status>DCO</Status></d> | line 1, c",
        "text/xml | <s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><c>"
            + "<n>A < B</n><documentId>%s</documentId><event>Document Completed</event></c>"
            + "</s:Body></s:Envelope> | line 1, column ",
        "application/x-www-form-urlencoded | name=100%%+sure&documentId=%s&status=DCO | line 1, c",
      })
  void aCallWhoseIdAndStatusAreCertainReachesItsRecord(String type, String body, String place) {
    // Given
    String documentId = Site.newId();
    String record = site.document(documentId);
    String quoted = type.endsWith("json") ? body.replace('\'', '"') : body;

    // When
    HttpResponse<String> answer = site.send(type, quoted.formatted(documentId));

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("accepted");
    String id = relay.api().ofDocument(documentId).get(0).get("id").asText();
    JsonNode history = site.await(id, "delivered").get("history");
    assertThat(history.findValuesAsText("outcome")).containsExactly("body-repaired", "delivered");
    assertThat(history.get(0).get("message").asText()).contains(place);
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  @Test
  void theSameBrokenCallAgainIsADuplicate() {
    // Given
    String documentId = Site.newId();
    site.document(documentId);
    String id = AdminApi.json(site.send(JSON, BROKEN.formatted(documentId))).get("id").asText();

    // When
    HttpResponse<String> again = site.send(JSON, BROKEN.formatted(documentId));

    // Then
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo("{\"result\":\"duplicate\",\"id\":\"" + id + "\"}");
    assertThat(site.await(id, "delivered").get("history").findValuesAsText("outcome"))
        .containsOnlyOnce("body-repaired");
  }

  @Test
  void aTrialShowsTheRepairAndStoresNothing() {
    // Given
    String documentId = Site.newId();

    // When
    HttpResponse<String> answer =
        Http.post(
            site.hook("?validateOnly=true"),
            JSON,
            BROKEN.formatted(documentId),
            "Authorization",
            site.authorization());

    // Then
    JsonNode trial = AdminApi.json(answer);
    assertThat(trial.get("result").asText()).isEqualTo("valid");
    assertThat(trial.get("bodyRepaired").asText()).contains("line 1, column");
    assertThat(trial.get("recognised").size()).isEqualTo(2);
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
  }

  @Test
  void aCallerThatIsNotVerifiedHasNothingRepaired() {
    // Given
    String documentId = Site.newId();

    // When
    HttpResponse<String> answer =
        Http.post(
            site.hook(),
            JSON,
            BROKEN.formatted(documentId),
            "Authorization",
            Http.basic(Site.CALLER, "wrong-password"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
  }

  @Test
  void whereAnybodyMayCallNothingIsRepairedAndNoBodyKept() {
    // Given
    Site open =
        relay.site(
            Map.of(
                "caller.basic.username",
                "",
                "caller.basic.password",
                "",
                "caller.anonymous",
                "true"));
    String documentId = Site.newId();

    // When
    HttpResponse<String> answer = Http.post(open.hook(), JSON, BROKEN.formatted(documentId));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("line 1, column");
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
    JsonNode kept =
        Awaitility.await()
            .until(
                () -> relay.api().json("refusals?design=" + open.design()).get("items"),
                items -> items.size() == 1)
            .get(0);
    assertThat(kept.get("code").asInt()).isEqualTo(400);
    assertThat(kept.get("body").isNull()).isTrue();
  }

  @Test
  void aBrokenTransmissionIsRefused() {
    // Given
    String documentId = Site.newId();

    // When
    HttpResponse<String> answer =
        site.transmit(
            JSON,
            "{\"name\":\"a\"b\",\"documentId\":\"%s\",\"documentContent\":\"JVBERi0=\"}"
                .formatted(documentId));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
  }

  @Test
  void aDesignThatComparesAuthTokensRefusesABrokenCall() {
    // Given
    Site comparing = relay.site(Map.of("record.document.auth-token-field", "Auth_Token__c"));

    // When
    HttpResponse<String> answer = comparing.send(JSON, BROKEN.formatted(Site.newId()));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("line 1, column");
  }
}
