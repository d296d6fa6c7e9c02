package org.signrelay.bench.documents;

/**
 * What was alive in a server's heap, in MB of 1024.
 *
 * @param before just before
 * @param most at any look
 */
record HeapGrowth(double before, double most, int looks) {

  double megabytes() {
    return most - before;
  }
}
