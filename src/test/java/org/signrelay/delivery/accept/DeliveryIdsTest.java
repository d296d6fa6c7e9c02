package org.signrelay.delivery.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
  private final DeliveryIds ids = new DeliveryIds();

  @Test
  void anIdIsAUuidOfVersionSevenWithTheTimeInFront() {
    // When
    UUID id = next(ids).value();

    // Then
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
  }

  @Test
  void withinAMillisecondTheOrderIsThatOfAcceptance() {
    // When
    List<String> made =
        Stream.generate(() -> next(ids)).limit(10_000).map(DeliveryId::toString).toList();

    // Then
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aLaterIdIsHigher() {
    // Given
    String earlier = next(ids).toString();
    clock.pass(Duration.ofMillis(1));

    // When
    String later = next(ids).toString();

    // Then
    assertThat(later).isGreaterThan(earlier);
  }

  @Test
  void anIdIsHigherThanThoseBeforeAlthoughTheClockWasSetBack() {
    // Given
    String before = next(ids).toString();
    clock.pass(Duration.ofHours(-1));

    // When
    String after = next(ids).toString();

    // Then
    assertThat(after).isGreaterThan(before);
  }

  @Test
  void anIdOfALaterMicrosecondIsHigherOnWhateverNode() {
    // Given
    String first = next(ids).toString();
    clock.pass(Duration.ofNanos(1_000));

    // When
    String onAnotherNode = next(new DeliveryIds()).toString();

    // Then
    assertThat(onAnotherNode).isGreaterThan(first);
  }

  @Test
  void idsOfTwoNodesInTheSameMillisecondDiffer() {
    // Given
    DeliveryId here = next(ids);

    // When
    DeliveryId there = next(new DeliveryIds());

    // Then
    assertThat(there).isNotEqualTo(here);
  }

  @Test
  void theLowestIdOfATimeIsAboveAllThatWereAcceptedBefore() {
    // Given
    DeliveryId before = next(ids);
    clock.pass(Duration.ofMillis(1));
    DeliveryId at = next(ids);

    // When
    DeliveryId lowest = DeliveryId.lowestOf(clock.instant());

    // Then
    assertThat(lowest.isLaterThan(before)).isTrue();
    assertThat(at.isLaterThan(lowest)).isTrue();
  }

  @Test
  void anyTimeHasALowestId() {
    assertThat(DeliveryId.lowestOf(Instant.MIN).value()).isEqualTo(new UUID(0, 0));
    assertThat(DeliveryId.lowestOf(Instant.MAX).isLaterThan(next(ids))).isTrue();
  }

  @Test
  void manyThreadsNeverGetTheSameIdAndEachSeesItsOwnRise() throws Exception {
    // Given
    DeliveryIds shared = new DeliveryIds();
    Callable<List<UUID>> someIds =
        () -> Stream.generate(() -> next(shared)).limit(5_000).map(DeliveryId::value).toList();
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

  private DeliveryId next(DeliveryIds from) {
    return from.next(clock.instant());
  }
}
