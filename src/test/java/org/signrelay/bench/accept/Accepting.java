package org.signrelay.bench.accept;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.load.DocumentIds;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.load.Load;
import org.signrelay.bench.load.WebHook;
import org.signrelay.it.support.Site;

/** Measures how fast calls are accepted, in turns with the plain endpoint on the same server. */
final class Accepting {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final String STARTED = "DST";

  private final Ground ground;
  private final AcceptSizes sizes;
  private final Site silent;
  private final Site open;
  private final WebHook hook;
  private final WebHook plainHook;

  Accepting(Ground ground, AcceptSizes sizes) {
    this.ground = ground;
    this.sizes = sizes;
    silent = ground.site();
    silent.salesforce().latency(NEVER);
    open = ground.site();
    hook = hook(silent, new DocumentIds());
    plainHook =
        new WebHook(
            ground.plainEndpoint().address(), silent.authorization(), STARTED, new DocumentIds());
  }

  private static WebHook hook(Site site, DocumentIds ids) {
    return new WebHook(site.hook(), site.authorization(), STARTED, ids);
  }

  AcceptFigures measure() {
    full(plainHook, sizes.warmUp());
    full(hook, sizes.warmUp());
    List<AcceptRound> rounds = Stream.generate(this::round).limit(sizes.rounds()).toList();
    writeDown();
    Latencies plain = steady(plainHook, sizes.steady());
    Latencies silence = steady(hook, sizes.steady());
    Latencies delivered = delivered();
    System.out.println("accept plain " + plain + " silent " + silence + " delivered " + delivered);
    return new AcceptFigures(rounds, plain, silence, delivered);
  }

  /** So that no checkpoint that full load makes due goes on while times are measured. */
  private void writeDown() {
    ground.database().run("CHECKPOINT");
  }

  private AcceptRound round() {
    double plain = full(plainHook, sizes.round());
    var round = new AcceptRound(plain, full(hook, sizes.round()));
    System.out.println("accept " + round + " ratio=" + round.ratio());
    return round;
  }

  private double full(WebHook target, Duration time) {
    ground.database().tidy();
    return Load.full(target, sizes.connections(), time);
  }

  private Latencies steady(WebHook target, Duration time) {
    ground.database().tidy();
    return Load.steady(target, sizes.connections(), sizes.perSecond(), time, beforehand -> {})
        .latencies();
  }

  /** The same while Salesforce answers; the way to Salesforce is warmed up first. */
  private Latencies delivered() {
    delivering(sizes.warmUp());
    return delivering(sizes.steady());
  }

  /** Each document has a record, and gets its status. */
  private Latencies delivering(Duration time) {
    var ids = new DocumentIds();
    long calls = sizes.perSecond() * time.toMillis() / 1000;
    for (long number = 0; number < calls; number++) {
      open.document(ids.get(number));
    }
    return steady(hook(open, ids), time);
  }
}
