package org.signrelay.bench.nodes;

import java.time.Duration;
import org.signrelay.bench.page.Settings;

/**
 * How large the backlogs are that one node and two work off.
 *
 * @param latency time that Salesforce takes for each call
 * @param slow the same where it takes so long that the nodes wait for it most of the time
 * @param quiet how long is waited at most, before each backlog, until compilers are quiet
 */
record NodesSizes(
    int backlog, int warmUp, int runs, Duration latency, Duration slow, Duration quiet) {

  static NodesSizes of(Settings settings) {
    return new NodesSizes(
        settings.number("nodes.backlog", 40_000),
        settings.number("nodes.warmup", 600_000),
        settings.number("nodes.runs", 3),
        settings.millis("latency.millis", 100),
        settings.millis("nodes.slow.millis", 400),
        settings.seconds("quiet.seconds", 60));
  }
}
