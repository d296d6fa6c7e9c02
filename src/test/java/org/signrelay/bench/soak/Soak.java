package org.signrelay.bench.soak;

import java.time.Duration;
import java.util.List;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.load.DocumentIds;
import org.signrelay.bench.load.Load;
import org.signrelay.bench.load.Offered;
import org.signrelay.bench.load.WebHook;
import org.signrelay.it.support.Site;

/** Offers calls at a steady rate, and looks at the server meanwhile. */
final class Soak implements AutoCloseable {
  private final Ground ground;
  private final SoakSizes sizes;
  private final Site site;
  private final Records records;

  Soak(Ground ground, SoakSizes sizes) {
    this.ground = ground;
    this.sizes = sizes;
    site = ground.site();
    records = new Records(site.salesforce());
  }

  SoakFigures measure() {
    offer(new DocumentIds(), sizes.warmUp());
    records.awaitAll();
    records.forget();
    var ids = new DocumentIds();
    try (var samples = new Samples(ground.relay(), sizes.sample())) {
      Offered offered = offer(ids, sizes.time());
      List<Sample> taken = samples.taken();
      records.awaitAll();
      var figures =
          new SoakFigures(
              offered.latencies(),
              records.latencies(offered),
              records.refused(),
              records.refusals(),
              taken);
      System.out.println("soak " + figures);
      return figures;
    }
  }

  private Offered offer(DocumentIds ids, Duration time) {
    var hook = new WebHook(site.hook(), site.authorization(), Records.STATUS, ids);
    return Load.steady(
        hook,
        sizes.connections(),
        sizes.perSecond(),
        time,
        number -> records.create(Math.toIntExact(number), ids.get(number)));
  }

  @Override
  public void close() {
    records.close();
  }
}
