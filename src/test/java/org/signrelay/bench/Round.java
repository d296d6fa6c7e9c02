package org.signrelay.bench;

/**
 * One backlog of each kind, one after the other.
 *
 * @param first SignRelay, records that it meets for the first time
 * @param last SignRelay, final statuses of the same records
 */
record Round(Drain first, Drain last, Drain dbScheduler, Drain outbox) {

  /** How many times as fast as the faster peer SignRelay was. */
  double ratio() {
    return first.rate() / Math.max(dbScheduler.rate(), outbox.rate());
  }
}
