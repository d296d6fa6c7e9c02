package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** What is refused, and how it is said. Nothing of a refused call is kept. */
@ExtendWith(RelayExtension.class)
class RefusedCallIT {
  private static final String JSON = "application/json";
  private static Relay relay;
  private static Site site;
  private static Site bearer;
  private static Site header;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    site = relay.site();
    bearer =
        relay.add(
            Map.of(
                "caller.basic.username", "",
                "caller.basic.password", "",
                "caller.bearer-token", "old-token-of-a-caller,new-token-of-a-caller"));
    header =
        relay.add(
            Map.of("caller.header.name", "X-Caller", "caller.header.value", "value\\,with-comma"));
    relay.awaitLoaded(bearer);
    relay.awaitLoaded(header);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {'documentId':'x', }              | line 1, column 20",
        "application/json | {'documentId':'x'                 | line 1, column 18",
        "application/json | {'a':1} {'b':2}                   | line 1, column 9",
        "text/xml         | <a><documentId>x</documentId>     | line 1, column 30",
        "text/xml         | <a>A & B</a>                      | line 1, column 7",
        "text/xml         | <!DOCTYPE a [<!ENTITY e 'x'>]><a/> | line 1, column 1",
      })
  void aBodyThatDoesNotParseIsRefusedWithLineAndColumn(String type, String body, String place) {
    // When
    HttpResponse<String> answer =
        site.send(type, type.endsWith("json") ? body.replace('\'', '"') : body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(place);
  }

  @Test
  void anExternalEntityIsNeverRead() {
    // When
    HttpResponse<String> answer =
        site.send(
            "text/xml",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \""
                + site.salesforce().uri()
                + "/entity\">]><a><documentId>&e;</documentId><status>DCO</status></a>");

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("<reason>A document type is not taken");
    assertThat(site.salesforce().calls().all()).isEmpty();
  }

  @Test
  void aRefusalIsAProblemOfRfc9457() {
    // When
    HttpResponse<String> answer = site.send(JSON, "{\"status\":\"Completed\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = AdminApi.json(answer);
    assertThat(problem.get("result").asText()).isEqualTo("refused");
    assertThat(problem.get("status").asInt()).isEqualTo(422);
    assertThat(problem.get("detail").asText()).contains("documentId", "envelopeId");
  }

  @Test
  void anUnknownStatusIsRefusedByName() {
    // When
    HttpResponse<String> answer =
        site.send("text/xml", "<a><documentId>x</documentId><status>Gone \u00ab&lt;</status></a>");

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .startsWith("<response><result>refused</result><code>422</code><reason>")
        .contains("\"Gone \u00ab&lt;\"");
  }

  @Test
  void oneNameWithTwoValuesIsRefused() {
    // When
    HttpResponse<String> answer =
        site.send(
            "text/xml", "<a><documentId>x</documentId><b documentId='y'/><status>DCO</status></a>");

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"x\"", "\"y\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody-made-this", "UPPER", "a%2Fb", "-x"})
  void aDesignThatNothingMentionsIsNotFound(String design) {
    // When
    HttpResponse<String> answer =
        Http.post(URI.create(relay.uri() + "/hooks/" + design), JSON, "{}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-",
        "Basic",
        "Basic !!!",
        "Basic ZG9jdW1lbnR0cmFrOndyb25n",
        "Bearer ZG9jdW1lbnR0cmFr",
      })
  void aWrongCallerIsTurnedAwayWithoutAHint(String authorization) {
    // Given
    var request = Http.to(site.hook()).header("Content-Type", JSON);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }

    // When
    HttpResponse<String> answer =
        Http.send(
            request.POST(BodyPublishers.ofString("{\"documentId\":\"x\",\"status\":\"DCO\"}")));

    // Then
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(AdminApi.json(answer).get("detail").asText())
        .isEqualTo("The caller could not be verified.");
  }

  @ParameterizedTest
  @CsvSource({
    "old-token-of-a-caller, 422",
    "new-token-of-a-caller, 422",
    "no-token-of-a-caller, 401",
  })
  void eachOfSeveralBearerTokensIsValid(String token, int status) {
    // When
    HttpResponse<String> answer =
        Http.post(bearer.hook(), JSON, "{}", "Authorization", "Bearer " + token);

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void allChecksThatAreSetMustHold() {
    // When
    HttpResponse<String> without = header.send(JSON, "{}");
    HttpResponse<String> both =
        Http.post(
            header.hook(),
            JSON,
            "{}",
            "Authorization",
            header.authorization(),
            "x-caller",
            "value,with-comma");

    // Then
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(both.statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void anotherMethodIsRefusedWithTheAllowedOnes(String method) {
    // When
    HttpResponse<String> answer =
        Http.send(
            Http.to(site.hook())
                .header("Authorization", site.authorization())
                .method(method, BodyPublishers.noBody()));

    // Then
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST", "PUT", "PATCH");
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    // When
    HttpResponse<String> answer =
        site.send(JSON, "{\"documentId\":\"" + "x".repeat(1 << 20) + "\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aBodyThatIsNeitherJsonNorXmlIsRefused() {
    // When
    HttpResponse<String> answer = site.send("application/octet-stream", "documentId=x");

    // Then
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void aWrongContentTypeDoesNotMatter() {
    // Given
    String documentId = Site.newId();
    site.document(documentId);

    // When
    HttpResponse<String> answer =
        site.send(
            "this is ; no / content type",
            "{\"documentId\":\"" + documentId + "\",\"status\":\"DST\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @Test
  void nothingOfARefusedCallIsKept() {
    // Given
    String documentId = Site.newId();

    // When
    HttpResponse<String> answer =
        site.send(Map.of("documentId", documentId, "status", "no status at all"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
  }
}
