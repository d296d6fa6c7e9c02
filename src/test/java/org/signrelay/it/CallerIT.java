package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Signer;
import org.signrelay.it.support.Site;
import org.signrelay.it.support.StoredDocuments;

/** Who may call: signatures, addresses, and callers that keep failing. */
@ExtendWith(RelayExtension.class)
class CallerIT {
  private static final String JSON = "application/json";
  private static final String FORWARDED = "X-Forwarded-For";
  private static final Map<String, String> NO_BASIC =
      Map.of("caller.basic.username", "", "caller.basic.password", "");
  private static final Signer SIGNER = new Signer();
  private static final Signer NEXT_SIGNER = new Signer();
  private static final Signer STRANGER = new Signer();

  private static Relay relay;
  private static Site signed;
  private static Site rotating;
  private static Site fenced;
  private static Site throttled;
  private static Site neighbour;
  private String documentId;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    signed = relay.add(signedBy(SIGNER.secret()));
    rotating = relay.add(signedBy(SIGNER.secret() + ", " + NEXT_SIGNER.secret()));
    fenced = relay.add(Map.of("caller.allow-from", "198.51.100.0/24, 2001:db8::/32"));
    throttled = relay.site();
    neighbour = relay.site();
    Stream.of(signed, rotating, fenced).forEach(relay::awaitLoaded);
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
  }

  @Test
  void aSignedWebHookIsCarriedOut() {
    // Given
    String record = signed.document(documentId);

    // When
    HttpResponse<String> answer = Http.post(signed.hook(), JSON, hook(), SIGNER.headers(hook()));

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    signed.await(AdminApi.json(answer).get("id").asText(), "delivered");
    assertThat(signed.status(record)).isEqualTo("DST");
  }

  @Test
  void aTrialNamesTheSignature() {
    // When
    HttpResponse<String> answer =
        Http.post(signed.hook("?validateOnly=true"), JSON, hook(), SIGNER.headers(hook()));

    // Then
    assertThat(AdminApi.json(answer).get("caller").asText()).isEqualTo("signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?validateOnly=true"})
  void aWebHookThatIsNotSignedRightIsTurnedAwayWithoutAHint(String trial) {
    // Given
    Instant now = Instant.now();
    String[] right = SIGNER.headers(hook());

    // Then
    assertTurnedAway(trial, hook());
    assertTurnedAway(trial, hook(), STRANGER.headers(hook()));
    assertTurnedAway(trial, hook() + " ", right);
    assertTurnedAway(trial, "{\"documentId\":", right);
    assertTurnedAway(trial, "", right);
    assertTurnedAway(trial, hook(), SIGNER.headers(now.minus(Duration.ofMinutes(6)), hook()));
    assertTurnedAway(trial, hook(), SIGNER.headers(now.plus(Duration.ofMinutes(6)), hook()));
    assertTurnedAway(trial, hook(), Arrays.copyOf(right, 4));
    assertTurnedAway(trial, hook(), both(right, Arrays.copyOf(right, 2)));
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
  }

  @Test
  void aSignedBodyThatDoesNotParseIsRefusedWithItsPlace() {
    // Given
    String broken = "{\"documentId\":";

    // When
    HttpResponse<String> answer = Http.post(signed.hook(), JSON, broken, SIGNER.headers(broken));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("line 1, column");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json",
    "text/xml",
    "application/pdf",
    "multipart/form-data; boundary=b",
    "application/x-www-form-urlencoded",
  })
  void aSignedTransmissionIsAcceptedInEveryFormat(String contentType) {
    // Given
    signed.document(documentId);
    String body = transmission(contentType);

    // When
    HttpResponse<String> answer =
        Http.post(
            signed.transmissions(""),
            contentType,
            body,
            both(SIGNER.headers(body), new String[] {"X-SignRelay-documentId", documentId}));

    // Then
    assertThat(answer.body()).contains("accepted");
    signed.await(relay.api().ofDocument(documentId).get(0).get("id").asText(), "delivered");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json",
    "text/xml",
    "application/pdf",
    "multipart/form-data; boundary=b",
    "application/x-www-form-urlencoded",
  })
  void ofATransmissionThatIsNotSignedRightNothingIsKept(String contentType) {
    // Given
    String body = transmission(contentType);
    String[] id = {"X-SignRelay-documentId", documentId, FORWARDED, "203.0.113.40"};

    // When
    HttpResponse<String> changed =
        Http.post(
            signed.transmissions(""), contentType, body + "\r\n", both(SIGNER.headers(body), id));
    HttpResponse<String> unsigned =
        Http.post(signed.transmissions(""), contentType, body, both(STRANGER.headers(body), id));
    HttpResponse<String> broken =
        Http.post(
            signed.transmissions(""),
            contentType,
            "{\"documentContent\":\"!\"," + body,
            both(SIGNER.headers(body), id));

    // Then
    assertThat(List.of(changed, unsigned, broken))
        .extracting(HttpResponse::statusCode)
        .containsOnly(401);
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
    if (Relay.isPostgresql()) {
      StoredDocuments documents = new StoredDocuments(relay.database());
      await("what others send is accepted").until(() -> documents.bytesOfNoDelivery() == 0);
    }
  }

  @Test
  void aSecretIsChangedWithoutAGap() {
    // Given
    assertThat(statusOf(rotating, SIGNER)).isEqualTo(422);
    assertThat(statusOf(rotating, NEXT_SIGNER)).isEqualTo(422);

    // When
    rotating.edit(Map.of("caller.signing-secret", NEXT_SIGNER.secret()));

    // Then
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> statusOf(rotating, SIGNER) == 401);
    assertThat(statusOf(rotating, NEXT_SIGNER)).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7                | 422",
        "2001:db8::7                 | 422",
        "::ffff:198.51.100.7         | 422",
        "203.0.113.9, 198.51.100.7   | 422",
        "198.51.100.7, 203.0.113.9   | 403",
        "198.51.100.7, 2001:db9::9   | 403",
        "198.51.100.7, unknown       | 403",
      })
  void callsMayComeFromAllowedAddressesAlone(String forwarded, int status) {
    assertThat(
            Http.post(
                    fenced.hook(),
                    JSON,
                    "{}",
                    "Authorization",
                    fenced.authorization(),
                    FORWARDED,
                    forwarded)
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  void whereACallCameFromIsToldAndAskedBeforeTheCredentials() {
    // When
    HttpResponse<String> answer =
        Http.post(fenced.hook(), "text/xml", "<a/>", FORWARDED, "198.51.100.7, 203.0.113.9");

    // Then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .startsWith("<response><result>refused</result><code>403</code>")
        .contains("203.0.113.9");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    relay.awaitLogged(
        "event=caller-address-refused design="
            + fenced.design()
            + " address=\"203.0.113.9\" failures=1");
  }

  @Test
  void whoKeepsFailingIsToldToWaitAndSilencesNobodyElse() {
    // Given
    String address = "203.0.113.20";
    List<Integer> first =
        IntStream.range(0, 20).mapToObj(i -> fail(throttled, address).statusCode()).toList();

    // When
    HttpResponse<String> next = fail(throttled, address);

    // Then
    assertThat(first).containsOnly(401);
    assertThat(next.statusCode()).isEqualTo(429);
    assertThat(AdminApi.json(next).get("result").asText()).isEqualTo("refused");
    assertThat(next.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    assertThat(fail(throttled, "203.0.113.21").statusCode()).isEqualTo(401);
    assertThat(fail(neighbour, address).statusCode()).isEqualTo(401);
    assertThat(
            Http.post(
                    throttled.hook(),
                    JSON,
                    hook(),
                    "Authorization",
                    throttled.authorization(),
                    FORWARDED,
                    address)
                .statusCode())
        .isEqualTo(202);
    String failed =
        "event=caller-check-failed design=" + throttled.design() + " address=\"" + address + "\"";
    assertThat(relay.awaitLogged(failed)).containsOnlyOnce(failed);
  }

  @Test
  void wrongAdminPasswordsAreCountedByTheForwardedAddress() {
    // When
    List<Integer> wrong =
        IntStream.range(0, 11).mapToObj(i -> adminStatus("203.0.113.30", "wrong")).toList();

    // Then
    assertThat(wrong.subList(0, 10)).containsOnly(401);
    assertThat(wrong.get(10)).isEqualTo(429);
    assertThat(adminStatus("203.0.113.30", relay.admin().password())).isEqualTo(429);
    assertThat(adminStatus("203.0.113.31", relay.admin().password())).isEqualTo(200);
    assertThat(relay.api().get("status").statusCode()).isEqualTo(200);
  }

  private static Map<String, String> signedBy(String secrets) {
    Map<String, String> settings = new HashMap<>(NO_BASIC);
    settings.put("caller.signing-secret", secrets);
    return settings;
  }

  private String hook() {
    return "{\"documentId\":\"" + documentId + "\",\"status\":\"DST\"}";
  }

  private String transmission(String contentType) {
    return switch (contentType) {
      case "application/json" ->
          "{\"documentId\":\"" + documentId + "\",\"documentContent\":\"JVBERi0xLjc=\"}\n";
      case "text/xml" ->
          "<a><documentId>"
              + documentId
              + "</documentId><documentContent>JVBERi0xLjc=</documentContent></a>\n";
      case "application/x-www-form-urlencoded" ->
          "documentId=" + documentId + "&documentContent=JVBERi0xLjc%3D";
      case "application/pdf" -> "%PDF-1.7 " + documentId;
      default ->
          "--b\r\nContent-Disposition: form-data; name=\"documentContent\"; filename=\"a.pdf\"\r\n"
              + "\r\n%PDF-1.7\r\n--b--\r\n";
    };
  }

  private void assertTurnedAway(String trial, String body, String... headers) {
    HttpResponse<String> answer =
        Http.post(signed.hook(trial), JSON, body, both(headers, FORWARDED, "203.0.113.41"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("could not be verified");
  }

  /** 422 if the caller is known: the call says nothing. */
  private static int statusOf(Site site, Signer signer) {
    return Http.post(site.hook(), JSON, "{}", signer.headers("{}")).statusCode();
  }

  private static HttpResponse<String> fail(Site site, String address) {
    return Http.post(
        site.hook(),
        JSON,
        "{}",
        "Authorization",
        Http.basic(Site.CALLER, "wrong"),
        FORWARDED,
        address);
  }

  private static int adminStatus(String address, String password) {
    return Http.send(
            Http.to(URI.create(relay.uri() + "/api/status"))
                .header("Authorization", Http.basic("admin", password))
                .header(FORWARDED, address))
        .statusCode();
  }

  private static String[] both(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
