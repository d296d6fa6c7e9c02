package org.signrelay.delivery.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.retention.Batches.Kind;

/** Which batches are removed in which time; nothing is stored. */
class BatchesTest {
  private static final int FULL = 10;
  private static final Duration BATCH_TIME = Duration.ofMillis(100);

  private final List<String> done = new ArrayList<>();
  private long nanoTime = Long.MAX_VALUE;
  private final Batches batches = new Batches(() -> nanoTime);

  @Test
  void eachKindGetsOneBatchAlthoughTheTimeIsOver() {
    // Given
    List<Kind> kinds = List.of(kind("a", FULL, FULL), kind("b", FULL, FULL), kind("c", 0));

    // When
    batches.remove(kinds, BATCH_TIME);

    // Then
    assertThat(done).containsExactly("a", "b", "c");
    assertThat(kinds).extracting(Kind::removed).containsExactly(FULL, FULL, 0);
  }

  @Test
  void kindsWithFullBatchesShareTheTimeThatIsLeft() {
    // Given
    List<Kind> kinds =
        List.of(kind("a", FULL, FULL, FULL), kind("b", FULL - 1), kind("c", FULL, FULL, FULL));

    // When
    batches.remove(kinds, BATCH_TIME.multipliedBy(6));

    // Then
    assertThat(done).containsExactly("a", "b", "c", "a", "c", "a");
  }

  @Test
  void nothingIsAskedForOnceMoreWhenABatchWasNotFull() {
    // Given
    List<Kind> kinds = List.of(kind("a", FULL, 3), kind("b", FULL, FULL, 0));

    // When
    batches.remove(kinds, Duration.ofDays(1));

    // Then
    assertThat(done).containsExactly("a", "b", "a", "b", "b");
    assertThat(kinds).extracting(Kind::removed).containsExactly(FULL + 3, FULL + FULL);
  }

  @Test
  void aKindThatFailsKeepsNoOtherFromBeingRemoved() {
    // Given
    List<Kind> kinds =
        List.of(
            new Kind(
                FULL,
                () -> {
                  throw new IllegalStateException("a row is in the way");
                }),
            kind("b", FULL, 0));

    // When
    assertThatThrownBy(() -> batches.remove(kinds, Duration.ofDays(1)))
        // Then
        .hasRootCauseMessage("a row is in the way");
    assertThat(done).containsExactly("b", "b");
  }

  private Kind kind(String name, Integer... sizes) {
    Iterator<Integer> batch = List.of(sizes).iterator();
    return new Kind(
        FULL,
        () -> {
          done.add(name);
          nanoTime += BATCH_TIME.toNanos();
          return batch.next();
        });
  }
}
