package org.signrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.SampleCall;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

class DeliveryJsonTest {
  private static final Instant ACCEPTED = Instant.parse("2027-01-31T12:00:00Z");
  private static final Instant LATER = Instant.parse("2027-01-31T12:03:00.250Z");

  @Test
  void aDeliveryHasTheMembersOfTheContract() {
    // Given
    Delivery delivery =
        new SampleCall()
            .with("documentId", "Doc-1")
            .saying(Status.COMPLETED)
            .as(CallKind.TRANSMISSION)
            .delivery(ACCEPTED);
    delivery.countAttempt(ACCEPTED);
    delivery.wroteTo("a01000000000001AAA");
    delivery.lastError(
        Optional.of(new Failure(Reaction.RETRY_FEW, Scope.RECORD, "INTERNAL_ERROR", "oops")));
    delivery.waitUntil(LATER);

    // When
    JsonObject json = DeliveryJson.of(delivery);

    // Then
    assertThat(json)
        .isEqualTo(
            parsed(
                """
                {"id":"%s","design":"contracts","kind":"transmission","documentId":"Doc-1",
                 "envelopeId":"env-1","status":"DCO","state":"waiting","attempts":1,
                 "receivedAt":"2027-01-31T12:00:00Z","nextAttemptAt":"2027-01-31T12:03:00.250Z",
                 "endedAt":null,"recordId":"a01000000000001AAA",
                 "error":{"code":"INTERNAL_ERROR","message":"oops","reaction":"retry-few"}}
                """
                    .formatted(delivery.id())));
  }

  @Test
  void whatIsAbsentIsNull() {
    // Given
    Delivery delivery =
        new SampleCall().without("envelopeId").saying(LifecycleEvent.KBA).delivery(ACCEPTED);

    // When
    JsonObject json = DeliveryJson.of(delivery);

    // Then
    assertThat(json.keySet()).contains("envelopeId", "status", "endedAt", "recordId", "error");
    assertThat(
            List.of(
                json.get("envelopeId"),
                json.get("status"),
                json.get("endedAt"),
                json.get("recordId"),
                json.get("error")))
        .containsOnly(JsonValue.NULL);
  }

  @Test
  void theStatusIsTheAcronymOfTheKind() {
    // Given
    Delivery delivery =
        new SampleCall().of(Kind.ENVELOPE).saying(Status.DECLINED).delivery(ACCEPTED);

    // When
    JsonObject json = DeliveryJson.of(delivery);

    // Then
    assertThat(json.getString("status")).isEqualTo("ESD");
    assertThat(json.getString("kind")).isEqualTo("web-hook");
  }

  @ParameterizedTest
  @EnumSource(names = {"DELIVERED", "SUPERSEDED", "DEAD", "DISCARDED"})
  void whatHasEndedHasNoNextAttempt(DeliveryState end) {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);
    delivery.end(end, LATER);

    // When
    JsonObject json = DeliveryJson.of(delivery);

    // Then
    assertThat(json.get("nextAttemptAt")).isEqualTo(JsonValue.NULL);
    assertThat(json.getString("endedAt")).isEqualTo("2027-01-31T12:03:00.250Z");
    assertThat(json.getString("state")).isEqualTo(end.word());
  }

  @Test
  void whatStandsStillHasNoNextAttempt() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);
    delivery.hold(LATER);

    // When
    JsonObject json = DeliveryJson.of(delivery);

    // Then
    assertThat(json.get("nextAttemptAt")).isEqualTo(JsonValue.NULL);
    assertThat(json.getString("state")).isEqualTo("held");
  }

  @Test
  void theHistoryTellsEachAttempt() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);
    List<HistoryEntry> history =
        List.of(
            new HistoryEntry(
                delivery.id(),
                ACCEPTED,
                Duration.ofMillis(120),
                HistoryEntry.Outcome.RETRY,
                Optional.of("no-record"),
                Optional.of("no record could be found")),
            new HistoryEntry(
                delivery.id(),
                LATER,
                Duration.ZERO,
                HistoryEntry.Outcome.DELIVERED,
                Optional.empty(),
                Optional.empty()));

    // When
    JsonObject json = DeliveryJson.of(delivery, history);

    // Then
    assertThat(json.getJsonArray("history"))
        .isEqualTo(
            parsed(
                    """
                    {"history":[
                     {"time":"2027-01-31T12:00:00Z","durationMillis":120,"outcome":"retry",
                      "code":"no-record","message":"no record could be found"},
                     {"time":"2027-01-31T12:03:00.250Z","durationMillis":0,"outcome":"delivered",
                      "code":null,"message":null}]}
                    """)
                .getJsonArray("history"));
    assertThat(json.getString("id")).isEqualTo(delivery.id().toString());
  }

  private static JsonObject parsed(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
