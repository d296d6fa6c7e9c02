package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which looks at the queue calls cost that arrive shortly one after the other. */
class BurstTest {
  private final HandClockwork clockwork = new HandClockwork();
  private long nanoTime = Long.MAX_VALUE - 1_000;
  private final Burst burst = new Burst(() -> nanoTime);
  private int looks;

  @BeforeEach
  void prepare() {
    burst.clockwork = clockwork;
  }

  @AfterEach
  void end() {
    clockwork.shutdownNow();
  }

  @Test
  void theFirstCallIsLookedForAtOnce() {
    // When
    arrive();

    // Then
    assertThat(looks).isEqualTo(1);
    assertThat(clockwork.delays()).isEmpty();
  }

  @Test
  void thoseOfTheNextTwentyMillisecondsShareALook() {
    // Given
    arrive();
    pass(Duration.ofMillis(5));

    // When
    arrive();
    pass(Duration.ofMillis(5));
    arrive();

    // Then
    assertThat(clockwork.delays()).containsExactly(Duration.ofMillis(15));
    assertThat(looks).isEqualTo(1);
    clockwork.runAll();
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void aCallAfterTheSharedLookIsLookedForAgain() {
    // Given
    arrive();
    arrive();
    pass(Burst.BETWEEN_LOOKS);
    clockwork.runAll();

    // When
    arrive();

    // Then
    assertThat(clockwork.delays()).containsExactly(Burst.BETWEEN_LOOKS, Burst.BETWEEN_LOOKS);
  }

  @Test
  void aCallAfterABreakIsLookedForAtOnce() {
    // Given
    arrive();
    pass(Burst.BETWEEN_LOOKS);

    // When
    arrive();

    // Then
    assertThat(looks).isEqualTo(2);
    assertThat(clockwork.delays()).isEmpty();
  }

  @Test
  void whatMayNotGoYetIsLookedForThen() {
    // When
    burst.arrived(Duration.ofMillis(70), () -> looks++);
    burst.arrived(Duration.ofMillis(60), () -> looks++);
    burst.arrived(Duration.ofMillis(65), () -> looks++);

    // Then
    assertThat(clockwork.delays()).containsExactly(Duration.ofMillis(70), Duration.ofMillis(60));
    assertThat(looks).isZero();
  }

  @Test
  void whoMayGoDoesNotWaitForWhomMayNot() {
    // Given
    burst.arrived(Duration.ofMillis(70), () -> looks++);

    // When
    arrive();

    // Then
    assertThat(looks).isEqualTo(1);
  }

  private void arrive() {
    burst.arrived(Duration.ZERO, () -> looks++);
  }

  private void pass(Duration time) {
    nanoTime += time.toNanos();
  }
}
