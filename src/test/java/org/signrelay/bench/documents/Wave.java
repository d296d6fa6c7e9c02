package org.signrelay.bench.documents;

import java.time.Duration;
import java.time.Instant;

/**
 * Documents that were sent at once.
 *
 * @param end when the last of them was accepted
 */
record Wave(Instant begin, Instant end) {

  boolean holds(Instant time) {
    return !time.isBefore(begin) && time.isBefore(end);
  }

  double seconds() {
    return Duration.between(begin, end).toMillis() / 1000.0;
  }
}
