package org.signrelay.bench.load;

import java.util.Arrays;

/** How long each of a number of calls took. */
public final class Latencies {
  private final long[] sortedNanos;

  /**
   * @param nanos a figure for each call
   */
  public Latencies(long[] nanos) {
    sortedNanos = nanos.clone();
    Arrays.sort(sortedNanos);
  }

  public int calls() {
    return sortedNanos.length;
  }

  /** The time in milliseconds that a percentage of the calls did not exceed. */
  public double millis(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
    return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
  }

  @Override
  public String toString() {
    return "p50=%.2f p99=%.2f max=%.2f ms of %d"
        .formatted(millis(50), millis(99), millis(100), calls());
  }
}
