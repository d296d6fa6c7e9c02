package org.signrelay.bench.parse;

/**
 * The readers with one shape, one after the other, in bodies a second on one thread.
 *
 * @param plain the parser alone
 * @param read SignRelay, up to the values
 * @param understood SignRelay, up to the notification
 */
record ParseRound(double plain, double read, double understood) {

  /** How many times as fast as the parser alone SignRelay reads. */
  double ratio() {
    return read / plain;
  }
}
