package org.signrelay.bench.alone;

/**
 * One delivery at a time, medians in milliseconds.
 *
 * @param relay from sending the call to SignRelay until Salesforce answers the update
 * @param direct one insert and the two calls to Salesforce, made directly
 */
record Alone(double relay, double direct) {

  double ratio() {
    return relay / direct;
  }
}
