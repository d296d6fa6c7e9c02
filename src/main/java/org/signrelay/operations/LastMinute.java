package org.signrelay.operations;

/** Counts what happened within the last sixty seconds, a place for each second. */
final class LastMinute {
  private static final int SECONDS = 60;

  private final long[] second = new long[SECONDS];
  private final long[] counts = new long[SECONDS];

  synchronized void count(long epochSecond) {
    int place = (int) (epochSecond % SECONDS);
    if (second[place] != epochSecond) {
      second[place] = epochSecond;
      counts[place] = 0;
    }
    counts[place]++;
  }

  synchronized long sum(long epochSecond) {
    long sum = 0;
    for (int place = 0; place < SECONDS; place++) {
      if (epochSecond - second[place] < SECONDS) {
        sum += counts[place];
      }
    }
    return sum;
  }
}
