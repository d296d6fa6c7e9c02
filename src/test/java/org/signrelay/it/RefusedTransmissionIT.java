package org.signrelay.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.HalfCall;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.it.support.StoredDocuments;

/** Completed documents that are not taken. */
@ExtendWith(RelayExtension.class)
class RefusedTransmissionIT {
  private static final String ON_POSTGRESQL = "postgresql";
  private static final String NOT_ON_H2 = "H2 cannot be looked into while its server runs";
  private static final int MEGABYTE = 1 << 20;

  private static Site site;

  @BeforeAll
  static void open(Relay relay) {
    site = relay.site(Map.of("document.types", "application/pdf"));
  }

  @Test
  void brokenBase64IsRefusedWithItsPlace() {
    // When
    HttpResponse<String> answer = transmit("JVBERi0xLjcg!");

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("documentContent", "position 13");
  }

  @Test
  void aCallWithoutADocumentIsRefused() {
    // When
    HttpResponse<String> answer =
        site.transmit("application/json", "{\"documentId\":\"" + Site.newId() + "\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("documentContent");
  }

  @Test
  void anEmptyDocumentIsRefused() {
    // When
    HttpResponse<String> answer = transmit("");

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("empty");
  }

  @Test
  void aTypeThatTheDesignDoesNotTakeIsRefusedByItsBytes() {
    // When
    HttpResponse<String> answer = transmit("iVBORw0KGgo=");

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("image/png", "document.types");
  }

  @Test
  void aTokenInTheAddressIsRefused() {
    // When
    HttpResponse<String> answer =
        Http.post(
            site.transmissions("?documentAuthToken=secret"),
            "application/pdf",
            "%PDF-1.7",
            "Authorization",
            site.authorization());

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("X-SignRelay-documentAuthToken").doesNotContain("secret");
  }

  @Test
  @EnabledIfSystemProperty(
      named = Relay.DATABASE,
      matches = ON_POSTGRESQL,
      disabledReason = NOT_ON_H2)
  void ofARefusedCallNothingIsLeft(Relay relay) {
    // Given
    StoredDocuments documents = new StoredDocuments(relay.database());

    // When
    HttpResponse<String> answer = transmit("A".repeat(2 * MEGABYTE) + "!");

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    await("what others send is accepted").until(() -> documents.bytesOfNoDelivery() == 0);
  }

  @Test
  @EnabledIfSystemProperty(
      named = Relay.DATABASE,
      matches = ON_POSTGRESQL,
      disabledReason = NOT_ON_H2)
  void ofACallThatBreaksOffNothingIsLeft(Relay relay) {
    // Given
    StoredDocuments documents = new StoredDocuments(relay.database());

    // When
    byte[] half = body("A".repeat(2 * MEGABYTE)).getBytes(US_ASCII);
    HalfCall call = HalfCall.announcing(2 * half.length, site, "", "application/json", half);
    await().until(() -> documents.bytesOfNoDelivery() > MEGABYTE);
    call.breakOff();

    // Then
    await().until(() -> documents.bytesOfNoDelivery() == 0);
  }

  private static HttpResponse<String> transmit(String content) {
    return site.transmit("application/json", body(content) + "\"}");
  }

  private static String body(String content) {
    return "{\"documentId\":\"" + Site.newId() + "\",\"documentContent\":\"" + content;
  }
}
