package org.signrelay.bench.documents;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.Part;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Spread;
import org.signrelay.bench.page.Values;

/** What large documents and many at once cost on a small heap. */
public final class DocumentsPart implements Part {
  private static final String HEAP = "-Xmx384m";
  private static final double LEAST_RATIO = 0.5;
  private static final double MOST_GROWTH = 64;
  private static final double MOST_DELAY = 2;

  @Override
  public String name() {
    return "documents";
  }

  @Override
  public Ground prepare() {
    return Ground.fresh(name(), List.of(HEAP));
  }

  @Override
  public Values measure(Ground ground, Settings settings) {
    DocumentsSizes sizes = DocumentsSizes.of(settings);
    Values values = values(sizes);
    var transmissions = new Transmissions(ground);
    try (var large = new LargeDocument(ground, transmissions)) {
      putRates(values, large.measure(sizes));
      putHeaps(values, large.heaps(sizes));
    }
    transmissions.forgetUploads();
    try (var crowd = new Crowd(ground, sizes, transmissions)) {
      putCrowd(values, crowd.measure());
    }
    return values;
  }

  private static Values values(DocumentsSizes sizes) {
    return new Values()
        .with("large", (Object) sizes.large())
        .with("heap", HEAP)
        .with("largeWarmUp", (Object) sizes.warmUp())
        .with("rounds", (Object) sizes.rounds())
        .with("sample", sizes.sample().toMillis() + " ms")
        .with("crowd", (Object) sizes.crowd())
        .with("small", (Object) sizes.small())
        .with("perSecond", (Object) sizes.perSecond())
        .with("connections", (Object) sizes.connections())
        .with("hooksWarmUp", (Object) sizes.hooksWarmUp().toSeconds())
        .with("hooksSeconds", (Object) sizes.hooks().toSeconds());
  }

  private static void putRates(Values values, List<LargeRound> rounds) {
    for (DocumentShape shape : DocumentShape.values()) {
      values
          .spread(name(shape) + "rate", rounds, round -> round.received().get(shape))
          .atLeast(name(shape) + "ratio", LEAST_RATIO, rounds, round -> round.receiveRatio(shape));
    }
    values
        .spread("stored", rounds, LargeRound::stored)
        .spread("dropped", rounds, LargeRound::dropped)
        .spread("upload", rounds, LargeRound::upload)
        .spread("plainUpload", rounds, LargeRound::uploaded)
        .atLeast("upload.ratio", LEAST_RATIO, rounds, LargeRound::uploadRatio);
  }

  private static void putHeaps(Values values, Map<DocumentShape, HeapGrowth> heaps) {
    heaps.forEach(
        (shape, growth) ->
            values
                .with(name(shape) + "heap.before", growth.before())
                .with(name(shape) + "looks", (Object) growth.looks())
                .atMost(name(shape) + "heap", MOST_GROWTH, growth.megabytes()));
  }

  private static void putCrowd(Values values, CrowdFigures figures) {
    put(values, "usual.", figures.usual());
    put(values, "beside.", figures.beside());
    put(values, "all.", figures.all());
    values
        .with("waves", (Object) figures.waves().size())
        .with("wave", Spread.of(figures.waves(), Wave::seconds))
        .atMost("delay", MOST_DELAY, figures.ratio());
  }

  private static void put(Values values, String prefix, Latencies latencies) {
    values
        .with(prefix + "calls", "%,d".formatted(latencies.calls()))
        .with(prefix + "half", latencies.millis(50))
        .with(prefix + "most", latencies.millis(99))
        .with(prefix + "longest", latencies.millis(100));
  }

  private static String name(DocumentShape shape) {
    return shape.name().toLowerCase(Locale.ROOT) + ".";
  }
}
