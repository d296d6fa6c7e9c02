package org.signrelay.bench.accept;

import java.util.List;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Values;

/** How fast calls are accepted, and how long each one takes. */
public final class AcceptPart implements Part {
  private static final double LEAST_RATIO = 2.5;
  private static final double LONGEST_MILLIS = 25;

  @Override
  public String name() {
    return "accept";
  }

  @Override
  public Values measure(Ground ground, Settings settings) {
    AcceptSizes sizes = AcceptSizes.of(settings);
    return values(new Accepting(ground, sizes).measure(), sizes);
  }

  private static Values values(AcceptFigures figures, AcceptSizes sizes) {
    List<AcceptRound> rounds = figures.rounds();
    Values values =
        new Values()
            .with("connections", (Object) sizes.connections())
            .with("rounds", (Object) sizes.rounds())
            .with("roundSeconds", (Object) sizes.round().toSeconds())
            .with("warmUp", (Object) sizes.warmUp().toSeconds())
            .with("perSecond", (Object) sizes.perSecond())
            .with("steadySeconds", (Object) sizes.steady().toSeconds())
            .spread("plain", rounds, AcceptRound::plain)
            .spread("relay", rounds, AcceptRound::relay)
            .atLeast("ratio", LEAST_RATIO, rounds, AcceptRound::ratio);
    put(values, "steady.plain.", figures.plain());
    put(values, "steady.silent.", figures.silent());
    put(values, "steady.delivered.", figures.delivered());
    return values;
  }

  private static void put(Values values, String prefix, Latencies latencies) {
    values
        .with(prefix + "half", latencies.millis(50))
        .atMost(prefix + "most", LONGEST_MILLIS, latencies.millis(99))
        .with(prefix + "longest", latencies.millis(100));
  }
}
