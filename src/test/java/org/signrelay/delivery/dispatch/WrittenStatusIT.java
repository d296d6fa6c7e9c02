package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** What counts as written to a record, and which delivery has to give way to it. */
class WrittenStatusIT extends QueueSuite {
  private static final String RECORD = "a0D000000000001AAA";

  private final String documentId = UUID.randomUUID().toString();
  private DeliveryId expired;
  private DeliveryId completed;

  /** The expiry is dead, and then the completion was written, but its document is not stored. */
  @BeforeEach
  void aStatusIsWrittenWithoutItsDocument() {
    expired = accept(documentId, Status.EXPIRED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "FIELD_CUSTOM_VALIDATION_EXCEPTION"));
    completed = accept(documentId, Status.COMPLETED);
    tryAndEnd(withoutDocument());
  }

  @AfterEach
  void closeShortWay() {
    shortWay.close();
  }

  @Test
  void aStatusThatWasWrittenWithoutItsDocumentIsADeadLetterWithItsRecord() {
    // Then
    assertThat(state(completed)).isEqualTo(DeliveryState.DEAD);
    assertThat(delivery(completed).recordId()).contains(RECORD);
    assertThat(delivery(completed).errorCode()).contains("STORAGE_LIMIT_EXCEEDED");
  }

  @Test
  void anEarlierStatusDoesNotReplaceOneThatWasWrittenWithoutItsDocument() {
    // When
    actions.retry(expired);

    // Then
    assertThat(overtakingTheNext()).contains("DCO");
  }

  @Test
  void norDoesItWhileTheDocumentIsTriedAgain() {
    // Given
    actions.retry(completed);

    // When
    actions.retry(expired);

    // Then
    assertThat(overtakingTheNext()).contains("DCO");
  }

  @Test
  void norDoesItAfterSomebodyDiscardedTheDocument() {
    // Given
    actions.discard(completed);

    // When
    actions.retry(expired);

    // Then
    assertThat(overtakingTheNext()).contains("DCO");
  }

  @Test
  void aLowerStatusThatComesLaterIsReadBeforeItIsWritten() {
    // Given
    shortWay.open();

    // When
    DeliveryId late = accept(documentId, Status.STARTED);

    // Then
    assertThat(state(late)).isEqualTo(DeliveryState.PENDING);
    assertThat(overtakingTheNext()).contains("DCO");
  }

  @Test
  void aDocumentThatIsTriedAgainDoesNotGiveWayToItsOwnStatus() {
    // When
    actions.retry(completed);

    // Then
    assertThat(overtakingTheNext()).isEmpty();
  }

  @Test
  void inAnotherOrgNothingOfItWasWritten() {
    // Given
    actions.retry(completed);
    design = design(design.id().value(), "another-" + UUID.randomUUID());
    configuration.load(design);

    // When
    readdressing.follow(design);

    // Then
    assertThat(delivery(completed).recordId()).isEmpty();
  }

  @Test
  void aDeadLetterOfWhichNothingWasWrittenKeepsNobodyBack() {
    // Given
    String other = UUID.randomUUID().toString();
    accept(other, Status.COMPLETED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "FIELD_CUSTOM_VALIDATION_EXCEPTION"));

    // When
    accept(other, Status.STARTED);

    // Then
    assertThat(overtakingTheNext()).isEmpty();
  }

  private Optional<String> overtakingTheNext() {
    return open(claimOne()).orElseThrow().overtakenBy();
  }

  private static Outcome withoutDocument() {
    return new Outcome.WrittenWithoutDocument(
        RECORD,
        new Failure(
            Reaction.DEAD_LETTER,
            Scope.RECORD,
            "STORAGE_LIMIT_EXCEEDED",
            "the document cannot be stored"));
  }
}
