package org.signrelay.bench;

import java.time.Duration;

/**
 * How large the benchmark is.
 *
 * @param backlog updates in one backlog of SignRelay
 * @param peersBacklog updates in one backlog of a peer
 * @param warmUp updates that each queue carries out before anything is measured
 * @param aloneWarmUp how long single deliveries are made before any is measured
 * @param runs how often each measurement is made
 * @param repetitions single deliveries in one run
 * @param latency time that Salesforce takes for a call, where it takes any
 */
record Sizes(
    int backlog,
    int peersBacklog,
    int warmUp,
    Duration aloneWarmUp,
    int runs,
    int repetitions,
    Duration latency) {

  Sizes {
    if (backlog < 1 || peersBacklog < 1 || warmUp < 1 || runs < 1 || repetitions < 1) {
      throw new IllegalArgumentException("bench.*: every number must be 1 or more");
    }
  }

  /** As the system properties {@code bench.*} say. */
  static Sizes ofSystemProperties() {
    int backlog = Integer.getInteger("bench.backlog", 10_000);
    return new Sizes(
        backlog,
        Integer.getInteger("bench.peers.backlog", backlog),
        Integer.getInteger("bench.warmup", 10_000),
        Duration.ofSeconds(Integer.getInteger("bench.alone.warmup.seconds", 60)),
        Integer.getInteger("bench.runs", 3),
        Integer.getInteger("bench.repetitions", 200),
        Duration.ofMillis(Integer.getInteger("bench.latency.millis", 100)));
  }

  /** The command line that makes a run of this size. */
  String command() {
    return ("mvn -Pbench -Dbench.backlog=%d -Dbench.peers.backlog=%d -Dbench.warmup=%d"
            + " -Dbench.alone.warmup.seconds=%d -Dbench.runs=%d -Dbench.repetitions=%d"
            + " -Dbench.latency.millis=%d verify")
        .formatted(
            backlog,
            peersBacklog,
            warmUp,
            aloneWarmUp.toSeconds(),
            runs,
            repetitions,
            latency.toMillis());
  }
}
