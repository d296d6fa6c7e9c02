package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Reaction;

/** What becomes of a status that waits when a newer one of its record comes. */
class LatestOnlyIT extends QueueSuite {
  private final String documentId = UUID.randomUUID().toString();

  @Inject Standstills standstills;

  @BeforeEach
  void latestOnly() {
    design = withLatestOnly(design);
    configuration.load(design);
  }

  @Test
  void aStatusThatWaitsGivesWayToANewerOne() {
    // Given
    DeliveryId created = accept(documentId, Status.CREATED);
    DeliveryId started = accept(documentId, Status.STARTED);

    // When
    DeliveryId completed = accept(documentId, Status.COMPLETED);

    // Then
    assertThat(List.of(state(created), state(started))).containsOnly(DeliveryState.SUPERSEDED);
    assertThat(claimOne().delivery()).isEqualTo(completed);
  }

  @Test
  void theHistorySaysWhatItGaveWayTo() {
    // Given
    DeliveryId created = accept(documentId, Status.CREATED);

    // When
    DeliveryId completed = accept(documentId, Status.COMPLETED);

    // Then
    assertThat(deliveries.history(created))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.outcome()).isEqualTo(HistoryEntry.Outcome.SUPERSEDED);
              assertThat(line.message().orElseThrow())
                  .contains("DCO", completed.toString(), "deliver.latest-only");
            });
  }

  @Test
  void aStatusThatWaitsForARetryGivesWayToo() {
    // Given
    DeliveryId started = accept(documentId, Status.STARTED);
    tryAndEnd(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));

    // When
    DeliveryId completed = accept(documentId, Status.COMPLETED);

    // Then
    assertThat(state(started)).isEqualTo(DeliveryState.SUPERSEDED);
    assertThat(delivery(started).errorCode()).isEmpty();
    assertThat(claimOne().delivery()).isEqualTo(completed);
  }

  @Test
  void aStatusThatStandsStillGivesWayToo() {
    // Given
    standstills.pause(design.id());
    DeliveryId started = accept(documentId, Status.STARTED);
    gateKeeper.keep();
    assertThat(state(started)).isEqualTo(DeliveryState.HELD);

    // When
    accept(documentId, Status.COMPLETED);

    // Then
    assertThat(state(started)).isEqualTo(DeliveryState.SUPERSEDED);
  }

  @Test
  void oneThatIsBeingCarriedOutGivesWayWhenItWouldHaveToWait() {
    // Given
    DeliveryId started = accept(documentId, Status.STARTED);
    Claim underway = claimOne();
    DeliveryId completed = accept(documentId, Status.COMPLETED);
    assertThat(state(started)).isEqualTo(DeliveryState.DELIVERING);

    // When
    settle(underway, failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));

    // Then
    assertThat(state(started)).isEqualTo(DeliveryState.SUPERSEDED);
    assertThat(history(started)).containsExactly(HistoryEntry.Outcome.SUPERSEDED);
    assertThat(claimOne().delivery()).isEqualTo(completed);
  }

  @Test
  void oneThatIsBeingCarriedOutIsWrittenIfItCan() {
    // Given
    DeliveryId started = accept(documentId, Status.STARTED);
    Claim underway = claimOne();
    accept(documentId, Status.COMPLETED);

    // When
    settle(underway, written());

    // Then
    assertThat(state(started)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void aHigherStatusDoesNotGiveWayToALowerOne() {
    // Given
    DeliveryId completed = accept(documentId, Status.COMPLETED);

    // When
    DeliveryId started = accept(documentId, Status.STARTED);

    // Then
    assertThat(state(completed)).isEqualTo(DeliveryState.PENDING);
    assertThat(state(started)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void anotherRecordIsNotConcerned() {
    // Given
    DeliveryId other = accept(UUID.randomUUID().toString(), Status.STARTED);

    // When
    accept(documentId, Status.COMPLETED);

    // Then
    assertThat(state(other)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void withoutTheSettingEachStatusIsWritten() {
    // Given
    design = design("design-" + UUID.randomUUID(), "user-" + UUID.randomUUID());
    configuration.load(design);
    DeliveryId started = accept(documentId, Status.STARTED);

    // When
    accept(documentId, Status.COMPLETED);

    // Then
    Claim first = claimOne();
    assertThat(first.delivery()).isEqualTo(started);
    assertThat(settle(first, failed(Reaction.RETRY, "SERVER_UNAVAILABLE")).orElseThrow().state())
        .isEqualTo(DeliveryState.WAITING);
    assertThat(Optional.of(state(started))).contains(DeliveryState.WAITING);
  }
}
