package org.signrelay.bench.nodes;

/**
 * The same backlog twice, in updates a second.
 *
 * @param one node
 * @param all nodes together
 */
record NodesRun(double one, double all) {

  double ratio() {
    return all / one;
  }
}
