package org.signrelay.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Json;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.fault.Barrier;
import org.signrelay.salesforce.standin.fault.CallMatcher;

/** Callers that are answered with what became of their call in Salesforce. */
@ExtendWith(RelayExtension.class)
class OutcomeReplyIT {
  private static final String JSON = "application/json";

  /** Longer than the test waits for an answer: who is not told in time fails. */
  private static final String TOO_LONG = "2m";

  private static Relay relay;
  private static Site site;
  private static Site hurried;
  private String documentId;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    site = relay.site(Map.of("reply", "outcome", "reply.wait", TOO_LONG, "retry.delays", "1h"));
    hurried = relay.site(Map.of("reply", "outcome", "reply.wait", "300ms"));
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
  }

  @Test
  void whenACallIsAnsweredUpdatedSalesforceHoldsTheStatus() {
    // Given
    String record = site.document(documentId);

    // When
    HttpResponse<String> answer = send(site, "DCO");

    // Then
    assertThat(site.status(record)).isEqualTo("DCO");
    assertResult(answer, 200, "updated");
  }

  @Test
  void aStatusThatAHigherOneOvertookIsIgnored() {
    // Given
    String record = site.document(documentId);
    send(site, "DCO");

    // When
    HttpResponse<String> answer =
        site.send(
            "text/xml", "<d><DocumentId>" + documentId + "</DocumentId><Status>DST</Status></d>");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("<response><result>ignored</result><id>")
        .endsWith("</id></response>");
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  @Test
  void anEventThatWritesNothingIsIgnored() {
    // When
    HttpResponse<String> answer =
        site.send(JSON, Json.of(Map.of("documentId", documentId, "event", "Feedback Submitted")));

    // Then
    assertResult(answer, 200, "ignored");
  }

  @Test
  void aMissingRecordIsToldAndLookedForAndARepeatJoinsIt() {
    // Given
    HttpResponse<String> first = send(site, "DCO");
    HttpResponse<String> second = send(site, "DCO");
    String record = site.document(documentId);
    String delivery = onlyDelivery();
    relay.api().post("deliveries/" + delivery + "/retry");
    site.await(delivery, "delivered");

    // When
    HttpResponse<String> third = send(site, "DCO");

    // Then
    assertRefused(first, 404, "no record could be found for document " + documentId);
    assertRefused(second, 404, "no record could be found for document " + documentId);
    assertResult(third, 200, "updated");
    assertThat(AdminApi.json(third).get("id").asText()).isEqualTo(delivery);
    assertThat(site.status(record)).isEqualTo("DCO");
    assertThat(onlyDelivery()).isEqualTo(delivery);
  }

  @Test
  void aDeadLetterIsToldWithTheCodeOfSalesforce() {
    // Given
    String record = site.document(documentId);
    site.salesforce()
        .onRecord(record)
        .times(1)
        .error("FIELD_CUSTOM_VALIDATION_EXCEPTION", "the account is closed");

    // When
    HttpResponse<String> answer = send(site, "DCO");

    // Then
    assertRefused(answer, 422, "FIELD_CUSTOM_VALIDATION_EXCEPTION: the account is closed");
    assertThat(site.await(onlyDelivery(), "dead").get("state").asText()).isEqualTo("dead");
  }

  @Test
  void anAttemptThatIsRepeatedLaterIsAnsweredAsAccepted() {
    // Given
    String record = site.document(documentId);
    site.salesforce().onRecord(record).times(5).error("UNABLE_TO_LOCK_ROW", "locked");

    // When
    HttpResponse<String> answer = send(site, "DCO");

    // Then
    assertResult(answer, 202, "accepted");
    site.await(AdminApi.json(answer).get("id").asText(), "waiting");
  }

  @Test
  void whatStandsStillIsAnsweredAsAccepted() {
    // Given
    Site paused = relay.site(Map.of("reply", "outcome", "reply.wait", TOO_LONG));

    // When
    HttpResponse<String> answer = paused.paused(() -> send(paused, "DCO"));

    // Then
    assertResult(answer, 202, "accepted");
    paused.await(AdminApi.json(answer).get("id").asText(), "held");
  }

  @Test
  void anAnswerWaitsNoLongerThanTheDesignSays() {
    // Given
    String record = hurried.document(documentId);
    Barrier barrier = hurried.salesforce().stop(CallMatcher.anyCall());

    // When
    HttpResponse<String> answer = send(hurried, "DCO");

    // Then
    assertResult(answer, 202, "accepted");
    assertThat(hurried.status(record)).isNull();
    barrier.open();
    hurried.await(AdminApi.json(answer).get("id").asText(), "delivered");
    assertThat(hurried.status(record)).isEqualTo("DCO");
  }

  @Test
  void aTransmissionIsAnsweredUpdatedWhenItsDocumentIsStored() {
    // Given
    String record = site.document(documentId);
    String pdf = Base64.getEncoder().encodeToString("%PDF-1.7 small".getBytes(UTF_8));

    // When
    HttpResponse<String> answer =
        site.transmit(JSON, Json.of(Map.of("documentId", documentId, "documentContent", pdf)));

    // Then
    assertThat(site.salesforce().rows().idsWhere("Attachment", "ParentId", record)).hasSize(1);
    assertResult(answer, 200, "updated");
  }

  private HttpResponse<String> send(Site to, String status) {
    return to.send(Map.of("documentId", documentId, "status", status));
  }

  private String onlyDelivery() {
    var items = relay.api().json("deliveries?document=" + documentId).get("items");
    assertThat(items).hasSize(1);
    return items.get(0).get("id").asText();
  }

  private static void assertResult(HttpResponse<String> answer, int code, String result) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
    assertThat(answer.body()).startsWith("{\"result\":\"" + result + "\",\"id\":\"");
  }

  private static void assertRefused(HttpResponse<String> answer, int code, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
    assertThat(answer.body()).contains(reason, "\"result\":\"refused\"");
  }
}
