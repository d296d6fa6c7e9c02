package org.signrelay.bench.alone;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Values;

/** How long one delivery takes alone, and what it cannot do without. */
public final class AlonePart implements Part {
  @Override
  public String name() {
    return "alone";
  }

  @Override
  public Values measure(Ground ground, Settings settings) {
    AloneSizes sizes = AloneSizes.of(settings);
    try (var single = new SingleDelivery(ground)) {
      return values(measure(single, sizes), sizes);
    }
  }

  private static AloneFigures measure(SingleDelivery single, AloneSizes sizes) {
    single.warmUp(sizes.warmUp());
    return new AloneFigures(
        runs(single, sizes, Duration.ZERO), runs(single, sizes, sizes.latency()));
  }

  private static List<Alone> runs(SingleDelivery single, AloneSizes sizes, Duration latency) {
    single.latency(latency);
    List<Alone> runs =
        Stream.generate(() -> single.measure(sizes.repetitions())).limit(sizes.runs()).toList();
    System.out.println("alone latency=" + latency + " " + runs);
    return runs;
  }

  private static Values values(AloneFigures figures, AloneSizes sizes) {
    Values values =
        new Values()
            .with("runs", (Object) sizes.runs())
            .with("repetitions", (Object) sizes.repetitions())
            .with("warmUp", (Object) sizes.warmUp().toSeconds())
            .with("latency", sizes.latency().toMillis() + " ms");
    put(values, "still.", figures.still());
    put(values, "latent.", figures.latent());
    return values;
  }

  private static void put(Values values, String prefix, List<Alone> runs) {
    values
        .spread(prefix + "relay", runs, Alone::relay)
        .spread(prefix + "direct", runs, Alone::direct)
        .atMost(prefix + "ratio", 3, runs, Alone::ratio);
  }
}
