package org.signrelay.bench.soak;

/**
 * How the server stood at one moment.
 *
 * @param depth deliveries that had not ended
 * @param heap MB of 1024 in use after a collection
 */
record Sample(double depth, double heap) {}
