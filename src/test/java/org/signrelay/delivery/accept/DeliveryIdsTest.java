package org.signrelay.delivery.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.signrelay.HandClock;
import org.signrelay.delivery.DeliveryId;

class DeliveryIdsTest {
  private final HandClock clock = new HandClock();
  private final DeliveryIds ids = on(clock);

  @Test
  void anIdIsAUuidOfVersionSevenWithTheTimeInFront() {
    // When
    UUID id = ids.next().value();

    // Then
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
  }

  @Test
  void withinAMillisecondTheOrderIsThatOfAcceptance() {
    // When
    List<String> made = Stream.generate(ids::next).limit(10_000).map(DeliveryId::toString).toList();

    // Then
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aLaterIdIsHigher() {
    // Given
    String earlier = ids.next().toString();
    clock.pass(Duration.ofMillis(1));

    // When
    String later = ids.next().toString();

    // Then
    assertThat(later).isGreaterThan(earlier);
  }

  @Test
  void anIdIsHigherThanThoseBeforeAlthoughTheClockWasSetBack() {
    // Given
    String before = ids.next().toString();
    clock.pass(Duration.ofHours(-1));

    // When
    String after = ids.next().toString();

    // Then
    assertThat(after).isGreaterThan(before);
  }

  @Test
  void anIdOfALaterMillisecondIsHigherOnWhateverNode() {
    // Given
    String first = ids.next().toString();
    clock.pass(Duration.ofMillis(1));

    // When
    String onAnotherNode = on(clock).next().toString();

    // Then
    assertThat(onAnotherNode).isGreaterThan(first);
  }

  @Test
  void idsOfTwoNodesInTheSameMillisecondDiffer() {
    // Given
    DeliveryId here = ids.next();

    // When
    DeliveryId there = on(clock).next();

    // Then
    assertThat(there).isNotEqualTo(here);
  }

  @Test
  void manyThreadsNeverGetTheSameIdAndEachSeesItsOwnRise() throws Exception {
    // Given
    DeliveryIds shared = on(new HesitatingClock());
    Callable<List<UUID>> someIds =
        () -> Stream.generate(shared::next).limit(5_000).map(DeliveryId::value).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);

    // When
    List<Future<List<UUID>>> made = threads.invokeAll(Collections.nCopies(8, someIds));

    // Then
    threads.shutdown();
    Set<Long> counted = new HashSet<>();
    for (Future<List<UUID>> ofOne : made) {
      assertThat(ofOne.get()).isSortedAccordingTo(Comparator.naturalOrder());
      ofOne.get().forEach(id -> counted.add(id.getMostSignificantBits()));
    }
    assertThat(counted).hasSize(40_000);
  }

  private static DeliveryIds on(Clock clock) {
    DeliveryIds ids = new DeliveryIds();
    ids.clock = clock;
    return ids;
  }

  /** Lets other threads go first, so that they get between one another. */
  private static final class HesitatingClock extends Clock {
    @Override
    public Instant instant() {
      Thread.yield();
      return Instant.EPOCH;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
