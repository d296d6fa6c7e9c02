package org.signrelay.delivery.standstill;

import java.time.Duration;
import java.util.function.Supplier;
import org.signrelay.database.Collision;

/** Short transactions in place of a long one, as many as a time allows. */
final class Batches {
  private final int full;
  private final long end;
  private boolean lastLeavesSome;

  /**
   * @param full what a batch does that leaves something to do
   * @param atMost how long batches are begun; one of each kind is in any case
   */
  Batches(int full, Duration atMost) {
    this.full = full;
    end = System.nanoTime() + atMost.toNanos();
  }

  /** Repeats a transaction until nothing is left to do or the time is over; adds up what it did. */
  int run(Supplier<Integer> batch) {
    int all = 0;
    int some;
    do {
      some = Collision.again(batch);
      all += some;
    } while (some == full && System.nanoTime() - end < 0);
    lastLeavesSome = some == full;
    return all;
  }

  /** Whether there may be something left to do of what was run last. */
  boolean lastLeavesSome() {
    return lastLeavesSome;
  }
}
