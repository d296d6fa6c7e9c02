package org.signrelay.bench.load;

import java.time.Duration;
import java.time.Instant;

/**
 * Calls that were offered at a steady rate.
 *
 * @param started when the first was due
 * @param nanos from when each call was due until it was answered
 */
public record Offered(Instant started, int perSecond, long[] nanos) {

  public int calls() {
    return nanos.length;
  }

  public Latencies latencies() {
    return new Latencies(nanos);
  }

  /** When a call was due, counted from 0. */
  public Instant due(int call) {
    return started.plus(Duration.ofSeconds(1).multipliedBy(call).dividedBy(perSecond));
  }
}
