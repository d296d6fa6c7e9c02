package org.signrelay.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signrelay.it.support.HalfCall;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** Of a document of which only the beginning comes nothing counts, and its resend is taken. */
@ExtendWith(RelayExtension.class)
class BrokenTransmissionIT {
  private static final int SIZE = 1_500_000;
  private static final byte[] PDF = pdf();

  private static Relay relay;
  private static Site site;
  private String documentId;
  private String record;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    site = relay.site();
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
    record = site.document(documentId);
  }

  /** In what form the document comes. */
  enum Form {
    JSON("application/json", "{\"documentId\":\"%s\",\"documentContent\":\"", "\"}"),
    XML(
        "text/xml",
        "<Done><DocumentId>%s</DocumentId><DocumentContent>",
        "</DocumentContent></Done>"),
    MULTIPART(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"documentId\"\r\n\r\n%s\r\n--x\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"signed.pdf\"\r\n"
            + "Content-Type: application/pdf\r\n\r\n",
        "\r\n--x--\r\n"),
    RAW("application/pdf", "", "");

    private final String contentType;
    private final String before;
    private final String after;

    Form(String contentType, String before, String after) {
      this.contentType = contentType;
      this.before = before;
      this.after = after;
    }

    private byte[] body(String documentId) {
      boolean encoded = this == JSON || this == XML;
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.writeBytes(before.formatted(documentId).getBytes(UTF_8));
      body.writeBytes(encoded ? Base64.getEncoder().encode(PDF) : PDF);
      body.writeBytes(after.getBytes(UTF_8));
      return body.toByteArray();
    }

    private String query(String documentId) {
      return this == RAW ? "?documentId=" + documentId : "";
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentWhoseConnectionBreaksIsTakenWhenItIsSentAgain(Form form) {
    // Given
    byte[] body = form.body(documentId);
    half(form, body).breakOff();

    // When
    HttpResponse<String> again = send(form, body);

    // Then
    assertAcceptedAndStoredWhole(again);
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentThatEndsBeforeItsAnnouncedLengthIsNotAccepted(Form form) {
    // Given
    byte[] body = form.body(documentId);

    // When
    String answer = half(form, body).endEarly();

    // Then
    assertThat(answer).doesNotContain("accepted");
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
    assertAcceptedAndStoredWhole(send(form, body));
  }

  @Test
  void aDocumentThatEndsBeforeItsLastChunkIsNotAccepted() {
    // Given
    byte[] beginning = Arrays.copyOf(PDF, 2 * SIZE / 3);

    // When
    String answer =
        HalfCall.inChunks(site, Form.RAW.query(documentId), Form.RAW.contentType, beginning)
            .endEarly();

    // Then
    assertThat(answer).doesNotContain("accepted");
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
    assertAcceptedAndStoredWhole(send(Form.RAW, PDF));
  }

  private HalfCall half(Form form, byte[] body) {
    return HalfCall.announcing(
        body.length,
        site,
        form.query(documentId),
        form.contentType,
        Arrays.copyOf(body, 2 * body.length / 3));
  }

  private HttpResponse<String> send(Form form, byte[] body) {
    return Http.send(
        Http.to(site.transmissions(form.query(documentId)))
            .header("Authorization", site.authorization())
            .header("Content-Type", form.contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private void assertAcceptedAndStoredWhole(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    List<JsonNode> deliveries = relay.api().ofDocument(documentId);
    assertThat(deliveries).hasSize(1);
    site.await(deliveries.get(0).get("id").asText(), "delivered");
    List<String> stored = site.salesforce().rows().idsWhere("Attachment", "ParentId", record);
    assertThat(stored).hasSize(1);
    assertThat(site.salesforce().rows().file(stored.get(0)).size()).isEqualTo(SIZE);
  }

  private static byte[] pdf() {
    byte[] bytes = new byte[SIZE];
    new Random(SIZE).nextBytes(bytes);
    System.arraycopy("%PDF-1.7\n".getBytes(UTF_8), 0, bytes, 0, 9);
    return bytes;
  }
}
