package org.signrelay.bench.parse;

/** Reads a body to its end. */
@FunctionalInterface
interface BodyReading {

  /** Gives something that depends on every text of the body, so that no reading can be left out. */
  int read(byte[] body);
}
