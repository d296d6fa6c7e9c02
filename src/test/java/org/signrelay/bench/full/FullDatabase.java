package org.signrelay.bench.full;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.load.DocumentIds;
import org.signrelay.bench.load.Load;
import org.signrelay.bench.load.WebHook;
import org.signrelay.bench.queue.Draining;
import org.signrelay.bench.queue.DurableQueue;
import org.signrelay.bench.queue.RelayQueue;
import org.signrelay.it.support.Site;

/** Accepts and drains with an empty database, with a full one, and with the emptied one again. */
final class FullDatabase implements AutoCloseable {
  private static final int OWNERS = 4;
  private static final String STARTED = "DST";
  private static final Duration LONGEST_HOLDING = Duration.ofMinutes(5);

  private final Ground ground;
  private final FullSizes sizes;
  private final Filling filling;
  private final List<Site> owners;
  private final Site accepting;
  private final DurableQueue queue;
  private final Draining draining;
  private final WebHook hook;

  FullDatabase(Ground ground, FullSizes sizes) {
    this.ground = ground;
    this.sizes = sizes;
    filling = new Filling(ground.database());
    owners = Stream.generate(ground::site).limit(OWNERS).toList();
    accepting = ground.site();
    Site drained = ground.site();
    queue = new RelayQueue(ground, drained);
    draining = new Draining(drained, ground, sizes.quiet());
    hook = new WebHook(accepting.hook(), accepting.authorization(), STARTED, new DocumentIds());
  }

  FullFigures measure() {
    ground.pause(accepting);
    Load.full(hook, sizes.connections(), sizes.warmUp());
    for (int drained = 0; drained < sizes.drained(); drained += sizes.backlog()) {
      drain();
    }
    List<FullRun> empty = new ArrayList<>(runs("empty", ground.isAlone()));
    fill();
    List<FullRun> full = runs("full", false);
    if (ground.isAlone()) {
      empty.addAll(runs("emptied", true));
    }
    return new FullFigures(empty, full);
  }

  private List<FullRun> runs(String name, boolean emptied) {
    List<FullRun> runs = Stream.generate(() -> run(emptied)).limit(sizes.runs()).toList();
    System.out.println(name + " " + runs);
    return runs;
  }

  /** Deliveries of others are left alone: then nothing is emptied. */
  private FullRun run(boolean emptied) {
    if (emptied) {
      filling.empty();
    } else {
      ground.database().tidy();
    }
    double accept = Load.full(hook, sizes.connections(), sizes.round());
    becomeQuiet();
    return new FullRun(accept, drain());
  }

  private double drain() {
    return draining.drain(queue, draining.documents(sizes.backlog()), STARTED).rate();
  }

  /**
   * One backlog afterwards does not count: after the checkpoints that this causes, each page goes
   * to PostgreSQL's log as a whole when it first changes.
   */
  private void fill() {
    for (Site owner : owners) {
      filling.addEnded(owner, sizes.ended() / OWNERS);
      filling.addWaiting(owner, sizes.waiting() / OWNERS);
    }
    ground.database().tidy();
    ground.database().run("CHECKPOINT");
    drain();
  }

  /** Paused deliveries are marked as held once a second: that is over before a backlog drains. */
  private void becomeQuiet() {
    Awaitility.await("all deliveries of " + accepting.design() + " held")
        .atMost(LONGEST_HOLDING)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> ground.count(accepting, "pending") == 0);
  }

  @Override
  public void close() {
    queue.close();
  }
}
