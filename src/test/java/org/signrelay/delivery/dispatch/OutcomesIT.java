package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.delivery.outcome.Settlement;
import org.signrelay.salesforce.reaction.Reaction;

/** The outcomes of a batch are recorded together, each as if it were alone. */
class OutcomesIT extends QueueSuite {
  private static final Duration TOOK = Duration.ofMillis(7);

  @Test
  void eachOfManyThatWereWrittenHasItsOwnRecord() {
    // Given
    List<DeliveryId> ids = acceptSome(12);
    List<Claim> claimed = claim(12);
    Instant started = clock.instant();
    clock.advance(TOOK);

    // When
    List<Delivery> settled =
        outcomes.settle(
            claimed.stream().map(claim -> settlement(claim, writtenTo(claim))).toList(),
            started,
            TOOK);

    // Then
    assertThat(settled).hasSize(12);
    for (DeliveryId id : ids) {
      Delivery delivery = delivery(id);
      assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
      assertThat(delivery.recordId()).contains(recordOf(id));
      assertThat(delivery.attempts()).isEqualTo(1);
      assertThat(delivery.tries()).isEqualTo(1);
      assertThat(delivery.firstAttemptAt()).contains(started);
      assertThat(delivery.endedAt()).contains(clock.instant());
      assertThat(delivery.claim()).isEmpty();
      assertThat(deliveries.history(id))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.DELIVERED);
                assertThat(entry.time()).isEqualTo(started);
                assertThat(entry.duration()).isEqualTo(TOOK);
                assertThat(entry.message()).contains("of " + recordOf(id));
              });
    }
  }

  @Test
  void whatIsReportedIsWhatIsStored() {
    // Given
    acceptSome(2);
    List<Settlement> batch =
        claim(2).stream().map(claim -> settlement(claim, writtenTo(claim))).toList();

    // When
    List<Delivery> settled = outcomes.settle(batch, clock.instant(), TOOK);

    // Then
    assertThat(settled)
        .hasSize(2)
        .allSatisfy(
            reported ->
                assertThat(reported).usingRecursiveComparison().isEqualTo(delivery(reported.id())));
  }

  @Test
  void whatIsWrittenAfterAFailureHasNoErrorAndItsFirstAttempt() {
    // Given
    DeliveryId id = accept();
    Instant first = clock.instant();
    tryAndEnd(failed(Reaction.RETRY, "UNABLE_TO_LOCK_ROW"));
    clock.advance(SECOND_DELAY);
    Claim again = claimOne();

    // When
    settle(again, written());

    // Then
    Delivery delivery = delivery(id);
    assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery.attempts()).isEqualTo(2);
    assertThat(delivery.firstAttemptAt()).contains(first);
    assertThat(delivery.errorCode()).isEmpty();
    assertThat(delivery.errorMessage()).isEmpty();
    assertThat(delivery.errorReaction()).isEmpty();
  }

  @Test
  void oneThatHasPassedToAnotherNodeKeepsNoneOfItsBatchFromBeingRecorded() {
    // Given
    List<DeliveryId> ids = acceptSome(3);
    List<Claim> claimed = claim(3);
    List<Settlement> batch =
        claimed.stream().map(claim -> settlement(claim, writtenTo(claim))).toList();
    claims.giveBackSome(claimed.subList(1, 2));
    Claim current = claimOne();

    // When
    List<Delivery> settled = outcomes.settle(batch, clock.instant(), TOOK);

    // Then
    assertThat(settled).extracting(Delivery::id).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    assertThat(state(ids.get(0))).isEqualTo(DeliveryState.DELIVERED);
    assertThat(state(ids.get(2))).isEqualTo(DeliveryState.DELIVERED);
    assertThat(state(ids.get(1))).isEqualTo(DeliveryState.DELIVERING);
    assertThat(history(ids.get(0))).containsExactly(HistoryEntry.Outcome.DELIVERED);
    assertThat(history(ids.get(1))).isEmpty();
    assertThat(settle(current, written())).isPresent();
  }

  @Test
  void whatFailedIsRecordedBesideWhatWasWritten() {
    // Given
    List<DeliveryId> ids = acceptSome(3);
    List<Claim> claimed = claim(3);

    // When
    List<Delivery> settled =
        outcomes.settle(
            List.of(
                settlement(claimed.get(0), writtenTo(claimed.get(0))),
                settlement(claimed.get(1), failed(Reaction.RETRY, "UNABLE_TO_LOCK_ROW")),
                settlement(
                    claimed.get(2), new Outcome.Written(Optional.empty(), Optional.of("nothing")))),
            clock.instant(),
            TOOK);

    // Then
    assertThat(settled).hasSize(3);
    assertThat(state(ids.get(0))).isEqualTo(DeliveryState.DELIVERED);
    assertThat(state(ids.get(1))).isEqualTo(DeliveryState.WAITING);
    assertThat(state(ids.get(2))).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery(ids.get(2)).recordId()).isEmpty();
  }

  private List<DeliveryId> acceptSome(int number) {
    List<DeliveryId> ids = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      ids.add(accept());
    }
    return ids;
  }

  private Settlement settlement(Claim claim, Outcome outcome) {
    return new Settlement(claim, delivery(claim.delivery()), outcome, design.retry());
  }

  private static Outcome writtenTo(Claim claim) {
    String record = recordOf(claim.delivery());
    return new Outcome.Written(Optional.of(record), Optional.of("of " + record));
  }

  /** Another one for each delivery. */
  private static String recordOf(DeliveryId id) {
    return "a0D" + id.toString().substring(id.toString().length() - 12) + "AAA";
  }
}
