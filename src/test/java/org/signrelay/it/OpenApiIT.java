package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.DescribedCalls;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.operations.ApiDocument;
import org.signrelay.operations.ApiDocument.Call;

/** The description of the admin API holds for a real server, and is to be had from it. */
@ExtendWith(RelayExtension.class)
class OpenApiIT {
  private static final ApiDocument DOCUMENT = ApiDocument.ofThisBuild();
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final String FORWARDED = "X-Forwarded-For";

  private final Relay relay;
  private final AdminApi api;

  /** Each call and status that was seen. */
  private final Set<String> seen = new TreeSet<>();

  OpenApiIT(Relay relay) {
    this.relay = relay;
    this.api = relay.api();
  }

  @Test
  void everyAnswerThatIsDescribedIsGivenAndIsAsDescribed() {
    // Given
    Site site = relay.site(Map.of("retry.delays", "1h"));
    String documentId = Site.newId();
    site.document(documentId);
    String delivered = site.accept(documentId, "DCO");
    site.await(delivered, "delivered");
    String waiting = site.accept(Site.newId(), "DCO");
    String unwanted = site.accept(Site.newId(), "DCO");
    site.await(waiting, "waiting");
    site.await(unwanted, "waiting");
    site.send("application/json", "{\"status\":\"DCO\"}");
    awaitRefusal(site);
    String design = "/api/designs/" + relay.site().design();
    String refused = refusedDesign();

    // When
    get(200, "/api/designs");
    get(200, design);
    get(200, refused);
    get(404, "/api/designs/none");
    for (String action : List.of("/pause", "/resume", "/test")) {
      post(200, design + action);
      post(404, "/api/designs/none" + action);
      post(409, refused + action);
    }
    get(200, "/api/deliveries?limit=1&state=waiting&status=DCO&from=2020-01-01T00:00:00Z");
    get(200, "/api/deliveries?reason=no-record&design=" + site.design());
    get(400, "/api/deliveries?limit=0");
    get(400, "/api/deliveries?dokument=x");
    get(200, "/api/deliveries/" + delivered);
    get(404, "/api/deliveries/" + NOBODY);
    post(200, "/api/deliveries/" + waiting + "/retry");
    post(200, "/api/deliveries/" + unwanted + "/discard");
    for (String action : List.of("/retry", "/discard")) {
      post(404, "/api/deliveries/" + NOBODY + action);
      post(409, "/api/deliveries/" + delivered + action);
    }
    String order = "{\"filter\":{\"design\":\"" + site.design() + "\"},\"dryRun\":true}";
    String replay = AdminApi.json(post(202, "/api/replays", order)).get("id").asText();
    post(400, "/api/replays", "{}");
    post(400, "/api/replays", "{\"filter\":{\"from\":\"yesterday\"}}");
    post(413, "/api/replays", " ".repeat(65 << 10));
    get(200, "/api/replays/" + replay);
    get(404, "/api/replays/" + NOBODY);
    get(200, "/api/refusals?limit=1&design=" + site.design());
    get(400, "/api/refusals?limit=201");
    get(200, "/api/status");
    get(200, "/metrics");
    get(200, "/openapi");
    String locked = "203.0.113.40";
    IntStream.range(0, 10).forEach(i -> sendWithWrongPassword(locked));
    for (Call call : DOCUMENT.calls()) {
      send(401, call.method(), call.path().replaceAll("\\{\\w+}", NOBODY), "");
      send(429, call.method(), call.path().replaceAll("\\{\\w+}", NOBODY), "", FORWARDED, locked);
      if (call.method().equals("POST")) {
        String path = call.path().replaceAll("\\{\\w+}", NOBODY);
        send(403, "POST", path, "", "Origin", "https://evil.example");
      }
    }

    // Then
    relay.files().removeDesign(refused.substring(refused.lastIndexOf('/') + 1));
    assertThat(seen).isEqualTo(described());
  }

  @Test
  void itIsHandedOutWithTheAddressOfTheApi() {
    // When
    HttpResponse<String> answer = api.description();

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith(DOCUMENT.text());
    assertThat(ApiDocument.parse(answer.body()).at("/servers/0/url").asText())
        .isEqualTo(relay.uri().getPath());
    assertThat(new OpenAPIV3Parser().readContents(answer.body()).getMessages()).isEmpty();
  }

  @Test
  void theServersOwnDescriptionSaysTheSameAndNothingElse() {
    // Given
    URI address = relay.uri().resolve("/openapi?format=JSON");

    // When
    HttpResponse<String> answer = Http.send(Http.to(address));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode shown = AdminApi.json(answer);
    assertThat(values(shown, shown.at("/servers/0/url").asText()))
        .containsExactlyEntriesOf(values(DOCUMENT.root(), relay.uri().getPath()));
  }

  /**
   * Every value of a document by its place, with whole paths. Left out is what servers change:
   * Payara adds a list of endpoints and drops nulls, WildFly adds empty objects and drops that a
   * body is required.
   */
  private static Map<String, String> values(JsonNode document, String server) {
    Map<String, String> values = new TreeMap<>();
    document
        .properties()
        .forEach(
            member -> {
              if (member.getKey().equals("paths")) {
                String root = URI.create(server).getPath();
                member
                    .getValue()
                    .properties()
                    .forEach(path -> collect(root + path.getKey(), path.getValue(), values));
              } else if (!Set.of("servers", "endpoints").contains(member.getKey())) {
                collect(member.getKey(), member.getValue(), values);
              }
            });
    values.keySet().removeIf(place -> place.endsWith(" requestBody required"));
    return values;
  }

  private static void collect(String place, JsonNode node, Map<String, String> values) {
    if (node.isValueNode() && !node.isNull()) {
      values.put(place, node.toString());
    }
    node.properties()
        .forEach(member -> collect(place + " " + member.getKey(), member.getValue(), values));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(place + " " + i, node.get(i), values);
    }
  }

  /** All that is described but what needs a server without a database, or twenty long replays. */
  private static Set<String> described() {
    Set<String> described = new TreeSet<>();
    for (Call call : DOCUMENT.calls()) {
      DOCUMENT.statuses(call).stream()
          .filter(status -> status != 503)
          .forEach(status -> described.add(call + " " + status));
    }
    described.remove("POST /api/replays 409");
    return described;
  }

  private void awaitRefusal(Site site) {
    Awaitility.await()
        .until(() -> api.json("refusals?design=" + site.design()).get("items").size() == 1);
  }

  private String refusedDesign() {
    String name = relay.add(Map.of("environment", "https://login.evil.example")).design();
    Awaitility.await().until(() -> api.get("designs/" + name).statusCode() == 200);
    return "/api/designs/" + name;
  }

  private void get(int status, String path) {
    send(status, "GET", path, "", "Authorization", authorization());
  }

  private void post(int status, String path) {
    post(status, path, "");
  }

  private HttpResponse<String> post(int status, String path, String body) {
    return send(status, "POST", path, body, "Authorization", authorization());
  }

  private void sendWithWrongPassword(String address) {
    String wrong = Http.basic("admin", "wrong");
    send(401, "GET", "/api/status", "", "Authorization", wrong, FORWARDED, address);
  }

  private HttpResponse<String> send(
      int status, String method, String path, String body, String... headers) {
    var request =
        Http.to(URI.create(relay.uri() + path)).method(method, BodyPublishers.ofString(body));
    HttpResponse<String> answer =
        DescribedCalls.check(
            relay.uri(), Http.send(headers.length == 0 ? request : request.headers(headers)));
    assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(status);
    String withoutQuery = path.replaceAll("\\?.*", "");
    seen.add(DOCUMENT.find(method, withoutQuery).orElseThrow() + " " + status);
    return answer;
  }

  private String authorization() {
    return Http.basic("admin", relay.admin().password());
  }
}
