package org.signrelay.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.RawCall;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** Calls that are made to do harm get an answer, and the next call is accepted as ever. */
@ExtendWith(RelayExtension.class)
class HostileCallIT {
  private static final String JSON = "application/json";
  private static final int DEEP = 100_000;

  /** A call of 33 bytes that would be accepted. */
  private static final String CALL = "{\"documentId\":\"x\",\"status\":\"DCO\"}";

  private static Site site;

  @BeforeAll
  static void open(Relay relay) {
    site = relay.site();
  }

  @ParameterizedTest
  @CsvSource({"[,],", "'{\"a\":',},1"})
  void nestingThatWouldOverflowAStackIsRefused(String opening, String closing, String inside) {
    // When
    HttpResponse<String> answer =
        site.send(
            JSON, opening.repeat(DEEP) + (inside == null ? "" : inside) + closing.repeat(DEEP));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatTheNextCallIsAccepted();
  }

  @Test
  void elementsThatWouldOverflowAStackAreRefused() {
    // When
    HttpResponse<String> answer = site.send("text/xml", "<a>".repeat(DEEP) + "</a>".repeat(DEEP));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThatTheNextCallIsAccepted();
  }

  @Test
  void entitiesThatGrowAreRefusedBeforeTheyAreLookedAt() {
    // Given
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><a><documentId>&e29;</documentId><status>DCO</status></a>");

    // When
    HttpResponse<String> answer = site.send("text/xml", bomb.toString());

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("document type");
  }

  @Test
  void whatIsCompressedIsNotUnpacked() throws IOException {
    // Given
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(CALL.getBytes(UTF_8));
    }

    // When
    HttpResponse<String> answer =
        Http.send(
            Http.to(site.hook())
                .header("Authorization", site.authorization())
                .header("Content-Type", "application/octet-stream")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));

    // Then
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("Content-Encoding");
  }

  @Test
  void aNumberThatWouldTakeAgesToComputeIsText() {
    // When
    HttpResponse<String> answer =
        site.send(JSON, "{\"documentId\":\"x\",\"status\":\"DCO\",\"n\":1e1000000000}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // two lengths, a chunk beside a length, a chunk that is none, lengths that cannot be
        "Content-Length: 33\r\nContent-Length: 2\r\n\r\n" + CALL,
        "Content-Length: 33\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + CALL + "\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n" + CALL + "\r\n0\r\n\r\n",
        "Content-Length: -1\r\n\r\n" + CALL,
        "Content-Length: 99999999999999999999\r\n\r\n" + CALL,
      })
  void aRequestWhoseEndIsInDoubtIsRefused(String rest) {
    // When
    String answer = raw(rest);

    // Then
    assertThat(refusal(answer)).isBetween(400, 499);
    assertThatTheNextCallIsAccepted();
  }

  @Test
  void nobodyWaitsForTheBodyOfAStranger() {
    // When
    String answer =
        RawCall.firstLineAnsweredTo(
            site.hook(), request("Basic eDp5", "Content-Length: 33\r\n\r\n"));

    // Then
    assertThat(status(answer)).isEqualTo(401);
  }

  @Test
  void theSameCallIsAcceptedWhenItsLengthIsRight() {
    // When
    String answer = raw("Content-Length: 33\r\n\r\n" + CALL);

    // Then
    assertThat(status(answer)).isBetween(200, 202);
  }

  @Test
  void manyHeadersAreRefusedWithoutBeingKept() {
    // Given
    StringBuilder headers = new StringBuilder("Content-Length: 33\r\n");
    for (int i = 0; i < 5_000; i++) {
      headers.append("X-Header-").append(i).append(": ").append("v".repeat(200)).append("\r\n");
    }

    // When
    String answer = raw(headers + "\r\n" + CALL);

    // Then
    assertThat(refusal(answer)).isBetween(400, 499);
    assertThatTheNextCallIsAccepted();
  }

  private static String raw(String rest) {
    return RawCall.answerTo(site.hook(), request(site.authorization(), rest));
  }

  private static String request(String authorization, String rest) {
    return "POST "
        + site.hook().getPath()
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
        + "Authorization: "
        + authorization
        + "\r\n"
        + rest;
  }

  /** A server may also close the connection on what it cannot read. */
  private static int refusal(String answer) {
    return answer.isEmpty() ? 400 : status(answer);
  }

  private static int status(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 ");
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  private static void assertThatTheNextCallIsAccepted() {
    assertThat(
            site.send(JSON, "{\"documentId\":\"" + Site.newId() + "\",\"status\":\"DCO\"}")
                .statusCode())
        .isEqualTo(202);
  }
}
