package org.signrelay.salesforce.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain HTTP client for tests of the stand-in. */
final class RestClient {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final String token;

  /** What came back; {@code json} is missing when the body is none. */
  record Reply(int status, JsonNode json, String text, HttpResponse<String> raw) {
    String errorCode() {
      return json.path(0).path("errorCode").asText();
    }

    String message() {
      return json.path(0).path("message").asText();
    }
  }

  RestClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** Logs in by SOAP. */
  static RestClient logIn(SalesforceStandIn salesforce, String username, String secret)
      throws IOException, InterruptedException {
    String body = soapLogin(salesforce.uri(), 64, username, secret).body();
    return new RestClient(
        URI.create(between(body, "<serverUrl>", "</serverUrl>")).resolve("/"),
        between(body, "<sessionId>", "</sessionId>"));
  }

  static HttpResponse<String> soapLogin(URI base, int version, String username, String secret)
      throws IOException, InterruptedException {
    String envelope =
        """
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>
        <login xmlns="urn:partner.soap.sforce.com"><username>%s</username>
        <password>%s</password></login></e:Body></e:Envelope>"""
            .formatted(username, secret);
    return HTTP.send(
        HttpRequest.newBuilder(base.resolve("/services/Soap/u/" + version + ".0"))
            .header("Content-Type", "text/xml; charset=UTF-8")
            .header("SOAPAction", "\"\"")
            .POST(HttpRequest.BodyPublishers.ofString(envelope))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  static HttpResponse<String> form(URI uri, String fields)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  String token() {
    return token;
  }

  URI base() {
    return base;
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  Reply query(String soql) throws IOException, InterruptedException {
    return get("query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
  }

  Reply send(String method, String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpRequest.Builder request(String path) {
    String absolute = path.startsWith("/") ? path : "/services/data/v64.0/" + path;
    return HttpRequest.newBuilder(base.resolve(absolute))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> raw = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    boolean json =
        raw.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    return new Reply(
        raw.statusCode(),
        json && !raw.body().isEmpty() ? JSON.readTree(raw.body()) : MissingNode.getInstance(),
        raw.body(),
        raw);
  }
}
