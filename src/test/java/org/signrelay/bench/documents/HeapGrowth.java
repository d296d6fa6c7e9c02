package org.signrelay.bench.documents;

/**
 * What a server's heap held, in MB of 1024 in use after a collection.
 *
 * @param before the least just before
 * @param most at any look
 */
record HeapGrowth(double before, double most, int looks) {

  double megabytes() {
    return most - before;
  }
}
