package org.signrelay.delivery.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.DesignId;

class FirstAttemptsTest {
  private static final Duration LONG = Duration.ofDays(1);
  private static final Progress.Open OPEN = new Progress.Open(false);

  private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
  private final Map<DeliveryId, Progress> stored = new HashMap<>();
  private final DeliveryId delivery = new DeliveryId(UUID.randomUUID());
  private final FirstAttempts attempts = new FirstAttempts();

  FirstAttemptsTest() {
    attempts.clockwork = clockwork;
    attempts.reader = new Stored();
  }

  @AfterEach
  void stop() {
    clockwork.shutdownNow();
  }

  @Test
  void whoWaitsIsToldOfTheAttemptOfThisNodeAtOnce() {
    // Given
    CompletableFuture<Progress> answer = await(LONG);
    boolean early = answer.isDone();
    stored.put(delivery, new Progress.Updated());

    // When
    attempts.onTried(
        new DeliveryEvent.Tried(
            delivery, new DesignId("any"), DeliveryState.DELIVERED, Duration.ZERO));

    // Then
    assertThat(early).isFalse();
    assertThat(answer).isCompletedWithValue(new Progress.Updated());
  }

  @Test
  void whoWaitsIsToldOfTheAttemptOfAnotherNodeAtTheNextLook() {
    // Given
    CompletableFuture<Progress> answer = await(LONG);
    stored.put(delivery, new Progress.Ignored());

    // When
    attempts.look();

    // Then
    assertThat(answer).isCompletedWithValue(new Progress.Ignored());
  }

  @Test
  void whatWasTriedAlreadyIsToldAtOnce() {
    // Given
    stored.put(delivery, new Progress.NoRecord("none"));

    // When
    CompletableFuture<Progress> answer = await(LONG);

    // Then
    assertThat(answer).isCompletedWithValue(new Progress.NoRecord("none"));
  }

  @Test
  void nobodyWaitsLongerThanAllowed() {
    // When
    CompletableFuture<Progress> answer = await(Duration.ofMillis(1));

    // Then
    assertThat(answer).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(OPEN);
  }

  @Test
  void aStoredCallIsNotRefusedBecauseTheServerIsBeingStopped() {
    // Given
    clockwork.shutdownNow();

    // When
    CompletableFuture<Progress> answer = await(LONG);

    // Then
    assertThat(answer).isCompletedWithValue(OPEN);
  }

  @Test
  void whoWaitsWhenTheServerIsBeingStoppedIsAnswered() {
    // Given
    CompletableFuture<Progress> answer = await(LONG);

    // When
    attempts.close();

    // Then
    assertThat(answer).isCompletedWithValue(OPEN);
    assertThat(await(LONG)).isCompletedWithValue(OPEN);
  }

  private CompletableFuture<Progress> await(Duration longest) {
    return attempts.await(delivery, longest).toCompletableFuture();
  }

  /** What the database says. */
  private final class Stored extends ProgressReader {
    @Override
    Map<DeliveryId, Progress> of(Collection<DeliveryId> ids) {
      Map<DeliveryId, Progress> found = new HashMap<>(stored);
      found.keySet().retainAll(ids);
      return found;
    }
  }
}
