package org.signrelay.delivery.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who works on documents, and what goes before them. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrecedenceTest {
  /** With 20 ms each, longer than a test may take. */
  private static final int MANY = 1_000;

  private volatile long nanoTime;
  private final CompletableFuture<String> hook = new CompletableFuture<>();
  private final Precedence precedence = new Precedence(1, Duration.ofHours(1), () -> nanoTime);

  @Test
  void aDocumentStopsWhileAWebHookIsBeingTaken() throws Exception {
    // Given
    Precedence.Turn turn = precedence.beginTurn();
    precedence.goFirst(() -> hook);

    // When
    Thread working = start(turn::giveWay);
    awaitThatItStops(working);
    hook.complete("accepted");

    // Then
    working.join();
  }

  @Test
  void itGoesOnWhenTheLastOfThemIsTaken() throws Exception {
    // Given
    CompletableFuture<String> other = new CompletableFuture<>();
    Precedence.Turn turn = precedence.beginTurn();
    precedence.goFirst(() -> hook);
    precedence.goFirst(() -> other);
    Thread working = start(turn::giveWay);
    awaitThatItStops(working);

    // When
    hook.complete("accepted");

    // Then
    awaitThatItStops(working);
    other.complete("accepted");
    working.join();
  }

  @Test
  void whatIsNotTakenGoesFirstNoLonger() {
    // Given
    Precedence.Turn turn = precedence.beginTurn();
    IllegalStateException refused = new IllegalStateException("refused");

    // When
    assertThatThrownBy(
            () ->
                precedence.goFirst(
                    () -> {
                      throw refused;
                    }))
        .isSameAs(refused);
    precedence.goFirst(() -> CompletableFuture.failedStage(refused));

    // Then
    turn.giveWay();
  }

  @Test
  void aTurnStopsForTwentyMillisecondsAtMost() {
    // Given
    Precedence usual = new Precedence();
    usual.goFirst(() -> hook);
    Precedence.Turn turn = usual.beginTurn();

    // When
    for (int i = 0; i < MANY; i++) {
      turn.giveWay();
    }

    // Then
    assertThat(hook).isNotDone();
  }

  @Test
  void aTurnInWhichAWebHookCameIsFollowedByARest() throws Exception {
    // Given
    Precedence.Turn turn = precedence.beginTurn();
    precedence.goFirst(() -> CompletableFuture.completedStage("accepted"));
    nanoTime += Duration.ofMinutes(1).toNanos();

    // When
    Thread resting = start(turn::end);
    awaitThatItStops(resting);

    // Then
    Thread next = start(precedence::beginTurn);
    await().until(() -> next.getState() == Thread.State.WAITING);
    resting.interrupt();
    resting.join();
    next.join();
  }

  @Test
  void aTurnWithoutIsFollowedByTheNextOne() {
    // Given
    precedence.goFirst(() -> CompletableFuture.completedStage("accepted"));
    Precedence.Turn turn = precedence.beginTurn();
    nanoTime += Duration.ofMinutes(1).toNanos();

    // When
    turn.end();

    // Then
    precedence.beginTurn();
  }

  @Test
  void aRestIsNoLongerThanTheTurn() {
    // When
    for (int i = 0; i < MANY; i++) {
      Precedence.Turn turn = precedence.beginTurn();
      precedence.goFirst(() -> CompletableFuture.completedStage("accepted"));
      turn.end();
    }

    // Then
    precedence.beginTurn();
  }

  @Test
  void aRestIsNoLongerThanATurnMayStop() {
    // Given
    Precedence brief = new Precedence(1, Duration.ofMillis(20), () -> nanoTime);
    Precedence.Turn turn = brief.beginTurn();
    brief.goFirst(() -> CompletableFuture.completedStage("accepted"));
    nanoTime += Duration.ofHours(1).toNanos();

    // When
    turn.end();

    // Then
    brief.beginTurn();
  }

  @Test
  void whoIsInterruptedDoesNotStop() {
    // Given
    Precedence.Turn turn = precedence.beginTurn();
    precedence.goFirst(() -> hook);
    Thread.currentThread().interrupt();

    // When
    turn.giveWay();

    // Then
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitThatItStops(Thread thread) {
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
  }
}
