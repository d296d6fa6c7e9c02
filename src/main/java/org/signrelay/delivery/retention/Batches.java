package org.signrelay.delivery.retention;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Removes batch after batch of several kinds of things within a time. Each kind gets a batch,
 * however short the time is; what is left of it they share, as long as their batches are full.
 */
final class Batches {
  private final LongSupplier nanoTime;

  Batches() {
    this(System::nanoTime);
  }

  Batches(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Things that are removed in batches of their own. */
  static final class Kind {
    private final int size;
    private final IntSupplier removal;
    private int removed;

    /**
     * @param size of a full batch; one that is smaller is the last
     * @param removal removes a batch in a transaction of its own; says how many
     */
    Kind(int size, IntSupplier removal) {
      this.size = size;
      this.removal = removal;
    }

    /** How many so far. */
    int removed() {
      return removed;
    }

    private boolean hasMore() {
      int batch = removal.getAsInt();
      removed += batch;
      return batch >= size;
    }
  }

  /**
   * When the time is over it begins no further batch.
   *
   * @throws IllegalStateException if a kind could not be removed; the others were
   */
  void remove(Collection<Kind> kinds, Duration atMost) {
    long began = nanoTime.getAsLong();
    Queue<Kind> left = new ArrayDeque<>();
    List<Exception> failures = new ArrayList<>();
    kinds.stream().filter(kind -> hasMore(kind, failures)).forEach(left::add);
    while (!left.isEmpty() && nanoTime.getAsLong() - began < atMost.toNanos()) {
      Kind next = left.remove();
      if (hasMore(next, failures)) {
        left.add(next);
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("some of what is over was not removed", failures.get(0));
    }
  }

  private static boolean hasMore(Kind kind, List<Exception> failures) {
    try {
      return kind.hasMore();
    } catch (Exception failed) {
      // A commit that fails leaves the transaction's interceptor as a checked exception.
      failures.add(failed);
      return false;
    }
  }
}
