package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.delivery.replay.Replay;
import org.signrelay.delivery.replay.ReplayId;
import org.signrelay.delivery.replay.ReplayStore;
import org.signrelay.delivery.replay.ReplayStore.Batch;
import org.signrelay.delivery.replay.ReplayWorker;
import org.signrelay.delivery.replay.Replays;
import org.signrelay.delivery.retention.Retention;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Reaction;

/** Many deliveries are made due at once, by whichever node is there. */
class BulkReplayIT extends QueueSuite {
  private static final Duration LEASE = Duration.ofSeconds(31);
  private static final int BATCH = 200;

  @Inject Replays replays;
  @Inject ReplayWorker worker;
  @Inject ReplayStore store;
  @Inject Retention retention;

  @BeforeEach
  @AfterEach
  void nothingRuns() {
    clock.advance(LEASE);
    worker.work();
  }

  @Test
  void everyDeadAndWaitingDeliveryIsDueAndNoOther() {
    // Given
    DeliveryId dead = dead();
    DeliveryId waiting = waiting();
    DeliveryId delivered = accept();
    tryAndEnd(written());
    DeliveryId discarded = accept();
    actions.discard(discarded);
    DeliveryId elsewhere = deadOfAnotherDesign();

    // When
    ReplayId id = begin(ofDesign());
    worker.work();

    // Then
    assertFigures(id, Replay.State.DONE, 2, 2, 0);
    assertThat(Stream.of(dead, waiting, delivered, discarded, elsewhere).map(this::state))
        .containsExactly(
            DeliveryState.PENDING,
            DeliveryState.WAITING,
            DeliveryState.DELIVERED,
            DeliveryState.DISCARDED,
            DeliveryState.DEAD);
    assertThat(claim(10)).extracting(Claim::delivery).containsExactlyInAnyOrder(dead, waiting);
    assertThat(deliveries.history(dead))
        .last()
        .satisfies(
            line -> {
              assertThat(line.outcome()).isEqualTo(HistoryEntry.Outcome.RETRIED);
              assertThat(line.message()).hasValue("by a person, replay " + id);
            });
  }

  @Test
  void whatIsReplayedKeepsItsPlaceInTheOrderOfItsRecord() {
    // Given
    String document = UUID.randomUUID().toString();
    DeliveryId first = accept(document, Status.CREATED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "SOME_CODE"));
    DeliveryId second = accept(document, Status.COMPLETED);

    // When
    begin(ofDesign());
    worker.work();

    // Then
    assertThat(claimOne().delivery()).isEqualTo(first);
    assertThat(state(second)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void whatIsAcceptedLaterIsNotConcerned() {
    // Given
    DeliveryId earlier = dead();
    ReplayId id = begin(ofDesign());
    DeliveryId later = dead();

    // When
    worker.work();

    // Then
    assertFigures(id, Replay.State.DONE, 1, 1, 0);
    assertThat(state(earlier)).isEqualTo(DeliveryState.PENDING);
    assertThat(state(later)).isEqualTo(DeliveryState.DEAD);
  }

  @Test
  void aBatchIsAStepByItselfAndAnotherNodeGoesOnAfterItWhenTheLeaseIsOver() {
    // Given
    List<DeliveryId> dead = IntStream.range(0, BATCH + 5).mapToObj(i -> dead()).toList();
    ReplayId id = begin(ofDesign());
    assertThat(store.take("killed")).containsExactly(id);
    assertThat(store.carryOn(id, "killed")).isEqualTo(Batch.MORE);
    assertFigures(id, Replay.State.RUNNING, BATCH + 5, BATCH, 0);
    assertThat(store.take("other")).isEmpty();

    // When
    clock.advance(LEASE);
    List<ReplayId> taken = store.take("other");
    Batch slow = store.carryOn(id, "killed");
    Batch last = store.carryOn(id, "other");

    // Then
    assertThat(taken).containsExactly(id);
    assertThat(slow).isEqualTo(Batch.LOST);
    assertThat(last).isEqualTo(Batch.LAST);
    assertFigures(id, Replay.State.DONE, BATCH + 5, BATCH + 5, 0);
    assertThat(dead)
        .allSatisfy(
            one ->
                assertThat(history(one))
                    .containsExactly(HistoryEntry.Outcome.DEAD, HistoryEntry.Outcome.RETRIED));
  }

  @Test
  void aNodeThatStopsInGoodOrderLeavesItsReplaysToOthersAtOnce() {
    // Given
    dead();
    ReplayId id = begin(ofDesign());
    store.take("stopping");

    // When
    store.giveBack("stopping");

    // Then
    assertThat(store.take("other")).containsExactly(id);
  }

  @Test
  void whatChangedBeforeItsTurnCameCountsAsFailed() {
    // Given
    DeliveryId discarded = dead();
    DeliveryId dead = dead();
    ReplayId id = begin(ofDesign());

    // When
    actions.discard(discarded);
    worker.work();

    // Then
    assertFigures(id, Replay.State.DONE, 2, 1, 1);
    assertThat(state(discarded)).isEqualTo(DeliveryState.DISCARDED);
    assertThat(state(dead)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void clickedTwiceItIsOneReplay() {
    // Given
    dead();
    ReplayId first = begin(ofDesign());

    // When
    ReplayId second = begin(ofDesign());
    worker.work();
    ReplayId third = begin(ofDesign());

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(third).isNotEqualTo(first);
  }

  @Test
  void clickedTwiceAtTheSameMomentItIsOneReplay() throws Exception {
    // Given
    dead();
    ExecutorService browsers = Executors.newFixedThreadPool(4);
    Callable<ReplayId> click = () -> begin(ofDesign());

    // When
    List<Future<ReplayId>> clicks =
        browsers.invokeAll(Stream.generate(() -> click).limit(8).toList());
    browsers.shutdown();

    // Then
    Set<ReplayId> begun = new HashSet<>();
    for (Future<ReplayId> done : clicks) {
      begun.add(done.get());
    }
    assertThat(begun).hasSize(1);
  }

  @Test
  void aDryRunCountsAndChangesNothing() {
    // Given
    DeliveryId dead = dead();
    waiting();

    // When
    ReplayId id = replays.begin(ofDesign(), true).orElseThrow().id();
    worker.work();

    // Then
    assertFigures(id, Replay.State.DONE, 2, 0, 0);
    assertThat(state(dead)).isEqualTo(DeliveryState.DEAD);
    assertThat(history(dead)).containsExactly(HistoryEntry.Outcome.DEAD);
  }

  @Test
  void moreThanTwentyDoNotRun() {
    // Given
    List<ReplayId> running =
        IntStream.range(0, 20).mapToObj(i -> begin(ofReason("CODE_" + i))).toList();

    // When
    Optional<Replay> refused = replays.begin(ofReason("CODE_20"), false);
    Optional<Replay> counted = replays.begin(ofReason("CODE_20"), true);
    Optional<Replay> joined = replays.begin(ofReason("CODE_0"), false);

    // Then
    assertThat(refused).isEmpty();
    assertThat(counted).isPresent();
    assertThat(joined.map(Replay::id)).contains(running.get(0));
  }

  @Test
  void aReplayThatIsOverIsRemovedAfterTheRetention() {
    // Given
    ReplayId id = begin(ofDesign());
    worker.work();
    clock.advance(Duration.ofDays(30).minusSeconds(1));
    retention.remove(Duration.ZERO);
    Optional<Replay> before = replays.find(id);

    // When
    clock.advance(Duration.ofSeconds(2));
    retention.remove(Duration.ZERO);

    // Then
    assertThat(before).isPresent();
    assertThat(replays.find(id)).isEmpty();
  }

  private ReplayId begin(DeliveryFilter filter) {
    return replays.begin(filter, false).orElseThrow().id();
  }

  private void assertFigures(
      ReplayId id, Replay.State state, long matched, long replayed, long failed) {
    Replay replay = replays.find(id).orElseThrow();
    assertThat(replay.state()).isEqualTo(state);
    assertThat(List.of(replay.matched(), replay.replayed(), replay.failed()))
        .containsExactly(matched, replayed, failed);
  }

  private DeliveryId dead() {
    DeliveryId id = accept();
    tryAndEnd(failed(Reaction.DEAD_LETTER, "SOME_CODE"));
    return id;
  }

  private DeliveryId waiting() {
    DeliveryId id = accept();
    tryAndEnd(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));
    return id;
  }

  private DeliveryId deadOfAnotherDesign() {
    Design mine = design;
    newDesign();
    DeliveryId id = dead();
    design = mine;
    return id;
  }

  private DeliveryFilter ofDesign() {
    return filter(Optional.empty());
  }

  private DeliveryFilter ofReason(String code) {
    return filter(Optional.of(code));
  }

  private DeliveryFilter filter(Optional<String> reason) {
    return new DeliveryFilter(
        Optional.of(design.id()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reason);
  }
}
