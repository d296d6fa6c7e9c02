package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.pace.Pace;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** Which calls are claimed in the transaction that accepts them. */
class ShortWayIT extends QueueSuite {
  @Inject Standstills standstills;
  @Inject Pace pace;

  private final String documentId = UUID.randomUUID().toString();

  @BeforeEach
  void openShortWay() {
    shortWay.open();
  }

  @AfterEach
  void closeShortWay() {
    shortWay.close();
  }

  @Test
  void aCallWithNothingInItsWayIsClaimedAsItIsAccepted() {
    // When
    DeliveryId id = accept(documentId, Status.STARTED);

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.DELIVERING);
    assertThat(shortWay.left()).isEmpty();
    Claim claim = onlyOneGone();
    assertThat(claim.delivery()).isEqualTo(id);
    assertThat(settle(claim, written()).orElseThrow().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(history(id)).containsExactly(HistoryEntry.Outcome.DELIVERED);
  }

  @Test
  void aCallWaitsForAnEarlierOneOfItsRecord() {
    // Given
    accept(documentId, Status.STARTED);

    // When
    DeliveryId later = accept(documentId, Status.COMPLETED);

    // Then
    assertThat(state(later)).isEqualTo(DeliveryState.PENDING);
    assertThat(shortWay.left()).hasSize(1);
    assertThat(claim(10)).isEmpty();
    settle(onlyOneGone(), written());
    assertThat(claimOne().delivery()).isEqualTo(later);
  }

  @Test
  void aCallWaitsForARetryOfItsRecordThatIsScheduled() {
    // Given
    accept(documentId, Status.STARTED);
    settle(onlyOneGone(), failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));

    // When
    DeliveryId later = accept(documentId, Status.COMPLETED);

    // Then
    assertThat(state(later)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void aCallWaitsBehindWhatIsDueForItsOrg() {
    // Given
    shortWay.close();
    DeliveryId due = accept();
    shortWay.open();

    // When
    DeliveryId later = accept();

    // Then
    assertThat(state(later)).isEqualTo(DeliveryState.PENDING);
    assertThat(claim(10)).extracting(Claim::delivery).containsExactly(due, later);
  }

  @Test
  void aStatusThatMayBeOvertakenIsReadLikeAnyOther() {
    // Given
    accept(documentId, Status.COMPLETED);
    settle(onlyOneGone(), written());

    // When
    DeliveryId late = accept(documentId, Status.STARTED);

    // Then
    assertThat(state(late)).isEqualTo(DeliveryState.PENDING);
    assertThat(open(claimOne()).orElseThrow().overtakenBy()).hasValue("DCO");
  }

  @Test
  void theNextHigherStatusGoesTheShortWayToo() {
    // Given
    accept(documentId, Status.STARTED);
    settle(onlyOneGone(), written());

    // When
    DeliveryId next = accept(documentId, Status.COMPLETED);

    // Then
    assertThat(state(next)).isEqualTo(DeliveryState.DELIVERING);
  }

  @Test
  void aRepeatedCallGoesNowhere() {
    // Given
    DeliveryId id = accept(documentId, Status.STARTED);

    // When
    DeliveryId repeated = call(documentId, Status.STARTED, Map.of()).id();

    // Then
    assertThat(repeated).isEqualTo(id);
    assertThat(shortWay.gone()).hasSize(1);
    assertThat(shortWay.left()).hasSize(1);
  }

  @Test
  void aCallOfAPausedDesignWaits() {
    // Given
    standstills.pause(design.id());

    // When
    DeliveryId id = accept(documentId, Status.STARTED);

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void aCallToAnOrgThatStandsStillWaits() {
    // Given
    standstills.stop(
        design.org().id(),
        new Failure(Reaction.RETRY_LATER, Scope.REQUEST, "REQUEST_LIMIT_EXCEEDED", "used up"));

    // When
    DeliveryId id = accept(documentId, Status.STARTED);

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void aCallToAnOrgThatDoesNotAnswerWaits() {
    // Given
    Stream.generate(() -> design.org().id()).limit(5).forEach(pace::failed);

    // When
    DeliveryId id = accept(documentId, Status.STARTED);

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void whatWasClaimedByANodeThatDiedIsFreeAgain() {
    // Given
    DeliveryId id = accept(documentId, Status.STARTED);

    // When
    clock.advance(Duration.ofSeconds(61));
    claims.freeLostClaims(Set.of());

    // Then
    assertThat(claimOne().delivery()).isEqualTo(id);
  }

  /** If they are accepted together, both are left to the dispatcher. */
  @Test
  void ofTwoCallsOfARecordAtTheSameMomentOneWaits() throws Exception {
    // Given
    int records = 50;
    ExecutorService callers = Executors.newFixedThreadPool(2);
    for (int i = 0; i < records; i++) {
      String document = UUID.randomUUID().toString();
      shortWay.gone().clear();

      // When
      List<Future<DeliveryId>> calls =
          callers.invokeAll(
              Stream.of(Status.STARTED, Status.COMPLETED)
                  .<Callable<DeliveryId>>map(status -> () -> call(document, status, Map.of()).id())
                  .toList());
      List<DeliveryId> accepted = List.of(calls.get(0).get(), calls.get(1).get());

      // Then
      assertThat(accepted).extracting(this::state).contains(DeliveryState.PENDING);
      Claim first = shortWay.gone().isEmpty() ? claimOne() : onlyOneGone();
      assertThat(claim(10)).isEmpty();
      settle(first, written());
      settle(claimOne(), written());
    }
    callers.shutdown();
  }

  private Claim onlyOneGone() {
    assertThat(shortWay.gone()).hasSize(1);
    return shortWay.gone().remove();
  }
}
