package org.signrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

class DeliveryTest {
  private static final Instant ACCEPTED = Instant.parse("2027-01-31T12:00:00Z");
  private static final Instant LATER = ACCEPTED.plus(Duration.ofMinutes(3));
  private static final Instant LATER_STILL = ACCEPTED.plus(Duration.ofHours(2));

  @Test
  void aNewDeliveryIsDueAtOnce() {
    // When
    Delivery delivery = new SampleCall().delivery(ACCEPTED);

    // Then
    assertThat(delivery.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(delivery.receivedAt()).isEqualTo(ACCEPTED);
    assertThat(delivery.dueAt()).hasValue(ACCEPTED);
    assertThat(delivery.attempts()).isZero();
    assertThat(delivery.firstAttemptAt()).isEmpty();
    assertThat(delivery.noRecordSince()).isEmpty();
    assertThat(delivery.endedAt()).isEmpty();
    assertThat(delivery.errorCode()).isEmpty();
  }

  @Test
  void itTellsWhatTheCallWasAbout() {
    // When
    Delivery delivery =
        new SampleCall()
            .with("documentId", "Doc-1")
            .of(Kind.ENVELOPE)
            .saying(Status.COMPLETED)
            .as(CallKind.TRANSMISSION)
            .delivery(ACCEPTED);

    // Then
    assertThat(delivery.design()).isEqualTo(new DesignId("contracts"));
    assertThat(delivery.org())
        .isEqualTo(new OrgId("login.salesforce.com/integration@example.test"));
    assertThat(delivery.callKind()).isEqualTo(CallKind.TRANSMISSION);
    assertThat(delivery.kind()).isEqualTo(Kind.ENVELOPE);
    assertThat(delivery.status()).contains(Status.COMPLETED);
    assertThat(delivery.documentId()).contains("Doc-1");
    assertThat(delivery.envelopeId()).contains("env-1");
    assertThat(delivery.subjectId()).isEqualTo("env-1");
  }

  @Test
  void anEventHasNoStatus() {
    // When
    Delivery delivery = new SampleCall().saying(LifecycleEvent.KBA).delivery(ACCEPTED);

    // Then
    assertThat(delivery.status()).isEmpty();
  }

  @Test
  void callsOfOneRecordHaveOneKeyWhateverTheCaseOfItsId() {
    // Given
    RecordKey key = new SampleCall().with("documentId", "ABC-1").delivery(ACCEPTED).recordKey();

    // When
    RecordKey same =
        new SampleCall()
            .with("documentId", "abc-1")
            .with("envelopeId", "env-2")
            .saying(Status.COMPLETED)
            .delivery(LATER)
            .recordKey();

    // Then
    assertThat(same).isEqualTo(key);
  }

  @Test
  void documentAndEnvelopeWithOneIdAreTwoRecords() {
    // Given
    SampleCall call = new SampleCall().with("documentId", "same").with("envelopeId", "same");
    RecordKey document = call.delivery(ACCEPTED).recordKey();

    // When
    RecordKey envelope = call.of(Kind.ENVELOPE).delivery(ACCEPTED).recordKey();

    // Then
    assertThat(envelope).isNotEqualTo(document);
  }

  @Test
  void theTimeToGiveUpRunsFromTheFirstAttempt() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);
    delivery.countAttempt(LATER);

    // When
    delivery.countAttempt(LATER_STILL);

    // Then
    assertThat(delivery.attempts()).isEqualTo(2);
    assertThat(delivery.firstAttemptAt()).contains(LATER);
  }

  @Test
  void theTimeOfAMissingRecordRunsFromTheFirstTimeThatItWasMissing() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);
    delivery.recordMissing(LATER);

    // When
    delivery.recordMissing(LATER_STILL);

    // Then
    assertThat(delivery.noRecordSince()).contains(LATER);
  }

  @Test
  void aScheduledTryWaits() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);

    // When
    delivery.waitUntil(LATER_STILL);

    // Then
    assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(delivery.dueAt()).hasValue(LATER_STILL);
    assertThat(delivery.receivedAt()).isEqualTo(ACCEPTED);
  }

  @Test
  void aScheduledTryCanBeHurried() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);
    delivery.waitUntil(LATER_STILL);

    // When
    delivery.hurry(LATER);

    // Then
    assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(delivery.dueAt()).hasValue(LATER);
  }

  @Test
  void standingStillUsesNoAttemptAndStartsNoClock() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);

    // When
    delivery.hold(LATER);

    // Then
    assertThat(delivery.state()).isEqualTo(DeliveryState.HELD);
    assertThat(delivery.attempts()).isZero();
    assertThat(delivery.firstAttemptAt()).isEmpty();
    assertThat(delivery.endedAt()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DELIVERED", "SUPERSEDED", "DEAD", "DISCARDED"})
  void anEndHasATime(DeliveryState end) {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);

    // When
    delivery.end(end, LATER);

    // Then
    assertThat(delivery.state()).isEqualTo(end);
    assertThat(delivery.endedAt()).contains(LATER);
    assertThat(delivery.state().isOpen()).isFalse();
  }

  @Test
  void aDeadLetterStartsAgainWithAllItsTimeAndInItsOldPlace() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);
    DeliveryId place = delivery.id();
    delivery.countAttempt(ACCEPTED);
    delivery.recordMissing(ACCEPTED);
    delivery.end(DeliveryState.DEAD, LATER);

    // When
    delivery.startAgain(LATER_STILL);

    // Then
    assertThat(delivery.id()).isEqualTo(place);
    assertThat(delivery.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(delivery.dueAt()).hasValue(LATER_STILL);
    assertThat(delivery.firstAttemptAt()).isEmpty();
    assertThat(delivery.noRecordSince()).isEmpty();
    assertThat(delivery.endedAt()).isEmpty();
    assertThat(delivery.receivedAt()).isEqualTo(ACCEPTED);
  }

  @Test
  void theLastErrorIsTold() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);

    // When
    delivery.lastError(
        Optional.of(new Failure(Reaction.RETRY_LATER, Scope.RECORD, "ORG_LOCKED", "message")));

    // Then
    assertThat(delivery.errorCode()).contains("ORG_LOCKED");
    assertThat(delivery.errorMessage()).contains("message");
    assertThat(delivery.errorReaction()).contains("retry-later");
  }

  @Test
  void anErrorThatIsOverIsNotTold() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);
    delivery.lastError(
        Optional.of(new Failure(Reaction.RETRY, Scope.RECORD, "SERVER_UNAVAILABLE", "message")));

    // When
    delivery.lastError(Optional.empty());

    // Then
    assertThat(delivery.errorCode()).isEmpty();
    assertThat(delivery.errorMessage()).isEmpty();
    assertThat(delivery.errorReaction()).isEmpty();
  }

  @Test
  void nobodyHasAClaimOnANewDelivery() {
    // Given
    Delivery delivery = new SampleCall().delivery(ACCEPTED);

    // When
    boolean claimed = delivery.isClaimedBy("claim");

    // Then
    assertThat(claimed).isFalse();
  }
}
