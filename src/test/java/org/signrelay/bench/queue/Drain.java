package org.signrelay.bench.queue;

import java.time.Duration;

/**
 * How a backlog was worked off.
 *
 * @param took from the start until the last record had its status
 * @param apiCalls calls that Salesforce counted
 */
public record Drain(int updates, Duration took, int apiCalls) {

  /** Updates a second. */
  public double rate() {
    return updates * 1e9 / took.toNanos();
  }

  public double apiCallsPerThousandUpdates() {
    return apiCalls * 1000.0 / updates;
  }
}
