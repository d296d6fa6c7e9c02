package org.signrelay.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The admin API, asked as an admin would. Each of its answers must be as it is described. */
public final class AdminApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final URI server;
  private final String authorization;

  public AdminApi(URI server, String username, String password) {
    this.server = server;
    this.authorization = Http.basic(username, password);
  }

  public HttpResponse<String> get(String path) {
    return send(Http.to(address(path)));
  }

  public HttpResponse<String> post(String path, String... headers) {
    return send(Http.to(address(path)).POST(BodyPublishers.noBody()), headers);
  }

  public HttpResponse<String> postJson(String path, String body, String... headers) {
    return send(
        Http.to(address(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    request.header("Authorization", authorization);
    return DescribedCalls.check(
        server, Http.send(headers.length == 0 ? request : request.headers(headers)));
  }

  /** What a path answers, as JSON. */
  public JsonNode json(String path) {
    return json(get(path));
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }

  /** The figures for a monitoring system. */
  public String metrics() {
    HttpResponse<String> answer = send(Http.to(URI.create(server + "/metrics")));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** The description of this API. */
  public HttpResponse<String> description() {
    return send(Http.to(URI.create(server + "/openapi")));
  }

  /** One delivery with its history. */
  public JsonNode delivery(String id) {
    return json("deliveries/" + id);
  }

  /** The deliveries of a document, newest first. */
  public List<JsonNode> ofDocument(String id) {
    List<JsonNode> items = new ArrayList<>();
    json("deliveries?document=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
        .get("items")
        .forEach(items::add);
    return items;
  }

  /**
   * Waits until a delivery is in a state, and returns it; one that has ended with its last line of
   * history, which H2 may show a moment later.
   *
   * @throws AssertionError if it ends in another one
   */
  public JsonNode await(String id, String state) {
    JsonNode found =
        Awaitility.await("delivery " + id + " " + state)
            .atMost(LONGEST_WAIT)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(50))
            .until(
                () -> delivery(id),
                delivery -> hasState(delivery, state) ? isWhole(delivery) : hasEnded(delivery));
    if (!hasState(found, state)) {
      throw new AssertionError("delivery is not " + state + ": " + found.toPrettyString());
    }
    return found;
  }

  private static boolean hasState(JsonNode delivery, String state) {
    return delivery.path("state").asText().equals(state);
  }

  private static boolean isWhole(JsonNode delivery) {
    List<String> outcomes = delivery.path("history").findValuesAsText("outcome");
    return !hasEnded(delivery)
        || (!outcomes.isEmpty() && hasState(delivery, outcomes.get(outcomes.size() - 1)));
  }

  private static boolean hasEnded(JsonNode delivery) {
    return !delivery.path("endedAt").isNull() && !delivery.path("endedAt").isMissingNode();
  }

  private URI address(String path) {
    return URI.create(server + "/api/" + path);
  }
}
