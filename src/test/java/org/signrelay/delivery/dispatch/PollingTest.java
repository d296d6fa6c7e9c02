package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the queue is looked at though nobody told of something new. */
class PollingTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private final Recorder clockwork = new Recorder();
  private final Polling polling = new Polling();

  @BeforeEach
  void prepare() {
    polling.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    polling.clockwork = clockwork;
  }

  @AfterEach
  void end() {
    clockwork.shutdownNow();
  }

  @Test
  void afterWorkItLooksAgainInHalfASecond() {
    // When
    look(true);

    // Then
    assertThat(clockwork.last()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void eachLookThatFindsNothingDoublesThePauseUpToHalfAMinute() {
    // Given
    look(true);

    // When
    for (int i = 0; i < 8; i++) {
      look(false);
    }

    // Then
    assertThat(clockwork.delays)
        .extracting(Duration::toMillis)
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
  }

  @Test
  void workShortensThePauseAgain() {
    // Given
    look(false);
    look(false);

    // When
    look(true);

    // Then
    assertThat(clockwork.last()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void itLooksWhenTheNextOneIsDue() {
    // Given
    look(false);
    look(false);
    look(false);

    // When
    polling.after(false, Optional.of(NOW.plusMillis(1_700)), () -> {});

    // Then
    assertThat(clockwork.last()).isBetween(Duration.ofMillis(1_700), Duration.ofMillis(1_701));
  }

  @Test
  void whatIsDueInAnHourDoesNotKeepItFromLooking() {
    // When
    polling.after(true, Optional.of(NOW.plus(Duration.ofHours(1))), () -> {});

    // Then
    assertThat(clockwork.last()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void onlyOneLookIsToCome() {
    // When
    look(false);
    look(false);
    look(false);

    // Then
    assertThat(clockwork.futures.subList(0, 2)).allMatch(ScheduledFuture::isCancelled);
    assertThat(polling.isGoingOn()).isTrue();
  }

  @Test
  void afterTheStopNothingIsLookedAt() {
    // Given
    look(false);

    // When
    polling.stop();
    look(true);

    // Then
    assertThat(clockwork.futures).hasSize(1).allMatch(ScheduledFuture::isCancelled);
    assertThat(polling.isGoingOn()).isFalse();
  }

  private void look(boolean more) {
    polling.after(more, Optional.empty(), () -> {});
  }

  /** Keeps what it is to do for longer than a test takes. */
  private static final class Recorder extends ScheduledThreadPoolExecutor {
    private final List<Duration> delays = new ArrayList<>();
    private final List<ScheduledFuture<?>> futures = new ArrayList<>();

    Recorder() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      delays.add(Duration.of(delay, unit.toChronoUnit()));
      ScheduledFuture<?> future = super.schedule(task, 1, TimeUnit.HOURS);
      futures.add(future);
      return future;
    }

    Duration last() {
      return delays.get(delays.size() - 1);
    }
  }
}
