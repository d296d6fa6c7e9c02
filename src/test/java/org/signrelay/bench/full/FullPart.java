package org.signrelay.bench.full;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Spread;
import org.signrelay.bench.page.Values;

/** What millions of stored deliveries cost. */
public final class FullPart implements Part {
  private static final double LEAST_RATIO = 0.9;

  @Override
  public String name() {
    return "full";
  }

  @Override
  public Values measure(Ground ground, Settings settings) {
    FullSizes sizes = FullSizes.of(settings);
    try (var database = new FullDatabase(ground, sizes)) {
      return values(database.measure(), sizes);
    }
  }

  private static Values values(List<FullRound> rounds, FullSizes sizes) {
    Values values =
        new Values()
            .with("ended", "%,d".formatted(sizes.ended()))
            .with("waiting", "%,d".formatted(sizes.waiting()))
            .with("connections", (Object) sizes.connections())
            .with("rounds", (Object) sizes.rounds())
            .with("backlog", "%,d".formatted(sizes.backlog()))
            .with("quiet", (Object) sizes.quiet().toSeconds())
            .with("drained", "%,d".formatted(sizes.drained()))
            .with("warmUp", (Object) sizes.warmUp().toSeconds());
    put(values, "accept", rounds, FullRun::accept);
    put(values, "drain", rounds, FullRun::drain);
    return values;
  }

  private static void put(
      Values values, String name, List<FullRound> rounds, ToDoubleFunction<FullRun> figure) {
    Spread empty = Spread.of(rounds, round -> figure.applyAsDouble(round.empty()));
    Spread full = Spread.of(rounds, round -> figure.applyAsDouble(round.full()));
    values
        .with("empty." + name, empty)
        .with("full." + name, full)
        .atLeast(name, LEAST_RATIO, full.median() / empty.median());
  }
}
