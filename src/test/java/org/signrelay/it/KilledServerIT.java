package org.signrelay.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.HalfCall;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;
import org.signrelay.it.support.StoredDocuments;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Killing the server loses nothing that was answered 202. */
class KilledServerIT {
  /** What was in progress is taken up again within two minutes. */
  private static final Duration TAKEN_UP = Duration.ofMinutes(2);

  /** Shorter than a claim lasts, so that no write of the killed server comes after the others. */
  private static final Duration UNANSWERED = Duration.ofSeconds(20);

  private static final int SMALL = 400;

  /** More than all buffers on the way hold. */
  private static final int LARGE = 16 << 20;

  @Test
  void everythingAcceptedIsDeliveredAfterAKill() {
    try (Relay relay = Relay.prepared("killed", 1)) {
      relay.configure(Map.of("signrelay.salesforce.answer-timeout", "60s"));
      relay.start();
      // Given deliveries in progress, others that wait behind them, and one that waits for a retry
      Site site = relay.site();
      List<String> documents = Stream.generate(Site::newId).limit(30).toList();
      List<String> records = documents.stream().map(site::document).toList();
      site.salesforce().on(CallMatcher.writes()).always().delay(UNANSWERED);
      documents.forEach(id -> site.accept(id, "DST"));
      // The first one goes alone, and what comes meanwhile together, however fast it comes.
      site.salesforce().calls().awaitUnderWay(2, UNANSWERED);
      documents.forEach(id -> site.accept(id, "DCO"));
      // and documents that are being sent, that Salesforce is about to store, and has stored
      Site signed = relay.site(Map.of("document.lost-answer-wait", "5s"));
      Map<String, String> transmissions = transmissionsUnderWay(signed);
      // and one that is being received
      String half = Site.newId();
      String halfReceived = signed.document(half);
      receiveHalf(signed, half);

      // When
      relay.kill();
      site.salesforce().clearFaults();
      signed.salesforce().clearFaults();
      relay.beginInTurn().awaitReady();

      // Then
      records.forEach(
          record -> site.salesforce().rows().awaitValue(record, "Status__c", "DCO", TAKEN_UP));
      for (String record : records) {
        assertThat(site.salesforce().rows().values(record, "Status__c"))
            .doesNotContainSequence("DCO", "DST")
            .endsWith("DCO")
            .startsWith("DST");
      }
      documents.forEach(
          id ->
              assertThat(relay.api().ofDocument(id))
                  .hasSize(2)
                  .allSatisfy(delivery -> site.await(delivery.get("id").asText(), "delivered")));
      transmissions.forEach(
          (record, delivery) -> {
            signed.salesforce().rows().awaitValue(record, "Status__c", "DCO", TAKEN_UP);
            signed.await(delivery, "delivered");
            assertThat(signed.salesforce().rows().idsWhere("Attachment", "ParentId", record))
                .hasSize(1);
          });
      signed.await(transmit(signed, half, LARGE), "delivered");
      assertThat(relay.api().ofDocument(half)).hasSize(1);
      assertThat(signed.salesforce().rows().idsWhere("Attachment", "ParentId", halfReceived))
          .hasSize(1);
      assertThatHalfReceivedIsRemoved(relay);
    }
  }

  /** Deliveries by their records. */
  private static Map<String, String> transmissionsUnderWay(Site signed) {
    String storedLater = Site.newId();
    String storedAlready = Site.newId();
    String beingSent = Site.newId();
    String later = signed.document(storedLater);
    String already = signed.document(storedAlready);
    String sent = signed.document(beingSent);
    signed.salesforce().on(uploadFor(later)).times(1).delay(UNANSWERED);
    signed.salesforce().on(uploadFor(already)).times(1).delayAnswer(UNANSWERED);
    signed.salesforce().on(uploadFor(sent)).times(1).delay(UNANSWERED);
    Map<String, String> deliveries =
        Map.of(
            later,
            transmit(signed, storedLater, SMALL),
            already,
            transmit(signed, storedAlready, SMALL),
            sent,
            transmit(signed, beingSent, LARGE));
    signed.salesforce().calls().awaitUnderWay(3, UNANSWERED);
    return deliveries;
  }

  private static void receiveHalf(Site signed, String documentId) {
    byte[] body = body(documentId, LARGE).getBytes(US_ASCII);
    HalfCall.announcing(
        body.length, signed, "", "application/json", Arrays.copyOf(body, body.length - LARGE / 4));
  }

  /** The hour after which it is removed has not passed: its rows are made older. */
  private static void assertThatHalfReceivedIsRemoved(Relay relay) {
    if (!Relay.isPostgresql()) {
      return; // H2 cannot be looked into while its server runs
    }
    StoredDocuments documents = new StoredDocuments(relay.database());
    assertThat(documents.bytesOfNoDelivery()).isPositive();
    documents.age(Duration.ofHours(2));
    await().atMost(UNANSWERED).until(() -> documents.bytesOfNoDelivery() == 0);
  }

  private static CallMatcher uploadFor(String record) {
    return CallMatcher.kind(CallKind.UPLOAD).and(CallMatcher.body(record));
  }

  private static String transmit(Site signed, String documentId, int size) {
    HttpResponse<String> answer =
        signed.transmit("application/json", body(documentId, size) + "\"}");
    assertThat(answer.statusCode()).isEqualTo(202);
    return AdminApi.json(answer).get("id").asText();
  }

  /** Up to the end of the document. */
  private static String body(String documentId, int size) {
    return "{\"documentId\":\""
        + documentId
        + "\",\"documentContent\":\"JVBERi0xLjcg"
        + "A".repeat(size);
  }
}
