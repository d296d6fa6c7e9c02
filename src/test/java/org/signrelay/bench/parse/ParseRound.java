package org.signrelay.bench.parse;

/**
 * Both readers with one shape, one after the other, in bodies a second on one thread.
 *
 * @param plain the parser alone
 */
record ParseRound(double plain, double relay) {

  /** How many times as fast as the parser alone SignRelay was. */
  double ratio() {
    return relay / plain;
  }
}
