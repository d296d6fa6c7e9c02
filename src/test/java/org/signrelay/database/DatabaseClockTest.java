package org.signrelay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What time it is on all nodes, whatever their own clocks say; no database is asked. */
class DatabaseClockTest {
  private static final Instant THERE = Instant.parse("2031-05-06T07:08:09Z");

  private long nanoTime = 77_000_000_000L;
  private Instant told = THERE;
  private Duration question = Duration.ofMillis(20);
  private Optional<KnownTime> whenOpened = Optional.empty();
  private final DatabaseClock clock = new DatabaseClock(() -> nanoTime);

  DatabaseClockTest() {
    clock.databaseTime =
        new DatabaseTime() {
          @Override
          public Instant now() {
            nanoTime += question.toNanos();
            return told;
          }

          @Override
          Optional<KnownTime> whenOpened() {
            return whenOpened;
          }
        };
  }

  @Test
  void itGoesOnFromWhatTheDatabaseSaidByAStopwatchThatNobodySets() {
    // Given
    clock.adjust();

    // When
    nanoTime += Duration.ofSeconds(90).toNanos();

    // Then
    assertThat(clock.instant()).isEqualTo(THERE.plusSeconds(90).plus(question.dividedBy(2)));
  }

  @Test
  void anAnswerThatTookLongIsNotBelieved() {
    // Given
    clock.adjust();
    question = Duration.ofSeconds(30);
    told = THERE.plusSeconds(100);

    // When
    clock.adjust();

    // Then
    assertThat(clock.instant()).isEqualTo(THERE.plusSeconds(30).plusMillis(10));
  }

  @Test
  void theFirstCallAlreadyHasTheTimeThatTheDatabaseSaidWhenItWasOpened() {
    // Given
    whenOpened = Optional.of(KnownTime.ask(() -> THERE, () -> nanoTime));

    // When
    nanoTime += Duration.ofMillis(5).toNanos();

    // Then
    assertThat(clock.instant()).isEqualTo(THERE.plusMillis(5));
  }
}
