package org.signrelay.bench.backlog;

import java.time.Duration;
import org.signrelay.bench.page.Settings;

/**
 * How large the backlogs are.
 *
 * @param backlog updates in one backlog of SignRelay
 * @param peersBacklog updates in one backlog of a peer
 * @param warmUp updates that each queue carries out before anything is measured
 * @param runs how often each backlog is worked off
 * @param latency time that Salesforce takes for a call, where it takes any
 * @param quiet how long is waited at most, before each backlog, until compilers are quiet
 */
record BacklogSizes(
    int backlog, int peersBacklog, int warmUp, int runs, Duration latency, Duration quiet) {

  static BacklogSizes of(Settings settings) {
    int backlog = settings.number("backlog", 10_000);
    return new BacklogSizes(
        backlog,
        settings.number("peers.backlog", backlog),
        settings.number("warmup", 10_000),
        settings.number("runs", 3),
        settings.millis("latency.millis", 100),
        settings.seconds("quiet.seconds", 60));
  }
}
