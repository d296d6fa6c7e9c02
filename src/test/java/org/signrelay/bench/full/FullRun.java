package org.signrelay.bench.full;

/**
 * What was reached once.
 *
 * @param accept calls accepted a second
 * @param drain updates drained a second
 */
record FullRun(double accept, double drain) {}
