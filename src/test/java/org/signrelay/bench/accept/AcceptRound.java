package org.signrelay.bench.accept;

/**
 * Both endpoints under full load, one after the other, in calls a second.
 *
 * @param plain stores one entity for each call, in a transaction of its own
 */
record AcceptRound(double plain, double relay) {

  /** How many times as fast as the plain endpoint SignRelay was. */
  double ratio() {
    return relay / plain;
  }
}
