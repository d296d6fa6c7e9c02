package org.signrelay.bench.soak;

import java.util.function.ToDoubleFunction;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Values;

/** Minutes of steady load with faults: is anything piling up, and does anything take long? */
public final class SoakPart implements Part {
  private static final double LONGEST_MILLIS = 1000;
  private static final double FLAT = 1.1;
  private static final double DEPTH_SLACK = 100;
  private static final double HEAP_SLACK = 10;
  private static final int SECOND_QUARTER = 1;
  private static final int LAST_QUARTER = 3;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public Values measure(Ground ground, Settings settings) {
    SoakSizes sizes = SoakSizes.of(settings);
    try (var soak = new Soak(ground, sizes)) {
      return values(soak.measure(), sizes);
    }
  }

  private static Values values(SoakFigures figures, SoakSizes sizes) {
    Values values =
        new Values()
            .with("perSecond", (Object) sizes.perSecond())
            .with("seconds", (Object) sizes.time().toSeconds())
            .with("warmUp", (Object) sizes.warmUp().toSeconds())
            .with("sampleSeconds", sizes.sample().toMillis() / 1000.0)
            .with("calls", "%,d".formatted(figures.accept().calls()))
            .with("faulty", "%,d".formatted(figures.faulty()))
            .with("refusals", "%,d".formatted(figures.refusals()))
            .with("depthSlack", DEPTH_SLACK)
            .with("heapSlack", HEAP_SLACK);
    put(values, "accept.", figures.accept());
    put(values, "delivery.", figures.delivery());
    values.atMost("delivery.most", LONGEST_MILLIS, figures.delivery().millis(99));
    flat(values, "depth", figures, Sample::depth, DEPTH_SLACK);
    flat(values, "heap", figures, Sample::heap, HEAP_SLACK);
    return values;
  }

  private static void put(Values values, String prefix, Latencies latencies) {
    values
        .with(prefix + "half", latencies.millis(50))
        .with(prefix + "most", latencies.millis(99))
        .with(prefix + "longest", latencies.millis(100));
  }

  private static void flat(
      Values values,
      String name,
      SoakFigures figures,
      ToDoubleFunction<Sample> figure,
      double slack) {
    double early = figures.inQuarter(SECOND_QUARTER, figure);
    double late = figures.inQuarter(LAST_QUARTER, figure);
    values
        .with(name + ".early", early)
        .with(name + ".late", late)
        .judge(name, late <= Math.max(early * FLAT, early + slack));
  }
}
