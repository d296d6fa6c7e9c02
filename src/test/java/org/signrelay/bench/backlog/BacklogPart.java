package org.signrelay.bench.backlog;

import java.util.List;
import java.util.function.Function;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Values;
import org.signrelay.bench.page.Versions;
import org.signrelay.bench.queue.Drain;

/** How fast a backlog is worked off, and what that costs of the org's API calls. */
public final class BacklogPart implements Part {
  @Override
  public String name() {
    return "backlog";
  }

  @Override
  public Values measure(Ground ground, Settings settings) {
    BacklogSizes sizes = BacklogSizes.of(settings);
    try (var backlogs = new Backlogs(ground, sizes)) {
      return values(backlogs.measure(), sizes);
    }
  }

  private static Values values(BacklogFigures figures, BacklogSizes sizes) {
    Values values =
        new Values()
            .with("backlog", "%,d".formatted(sizes.backlog()))
            .with("peersBacklog", "%,d".formatted(sizes.peersBacklog()))
            .with("quiet", (Object) sizes.quiet().toSeconds())
            .with("warmUp", "%,d".formatted(sizes.warmUp()))
            .with("runs", (Object) sizes.runs())
            .with("latency", sizes.latency().toMillis() + " ms")
            .with("dbSchedulerVersion", Versions.dbScheduler())
            .with("outboxVersion", Versions.transactionOutbox())
            .with("jobRunrVersion", Versions.jobRunr())
            .with("hikari", Versions.hikari())
            .with("httpClient", Versions.httpClient());
    put(values, "still.", figures.still(), 2);
    put(values, "latent.", figures.latent(), 30);
    return values;
  }

  private static void put(Values values, String prefix, List<Round> runs, double leastRatio) {
    put(values, prefix + "first.", runs, Round::first);
    put(values, prefix + "last.", runs, Round::last);
    for (Peer peer : Peer.values()) {
      put(values, prefix + peer.place() + ".", runs, run -> run.peers().get(peer));
    }
    values
        .atMost(prefix + "first.calls", 12, runs, run -> calls(run.first()))
        .atMost(prefix + "last.calls", 6, runs, run -> calls(run.last()))
        .atLeast(prefix + "ratio", leastRatio, runs, Round::ratio);
  }

  private static void put(
      Values values, String prefix, List<Round> runs, Function<Round, Drain> part) {
    values
        .spread(prefix + "rate", runs, run -> part.apply(run).rate())
        .spread(prefix + "calls", runs, run -> calls(part.apply(run)));
  }

  private static double calls(Drain drain) {
    return drain.apiCallsPerThousandUpdates();
  }
}
