package org.signrelay.bench.full;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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

/** Accepts and drains with empty tables and with full ones, in turns. */
final class FullDatabase implements AutoCloseable {
  private static final int OWNERS = 4;
  private static final String STARTED = "DST";
  private static final Duration LONGEST_HOLDING = Duration.ofMinutes(5);

  private final Ground ground;
  private final FullSizes sizes;
  private final List<Site> owners;
  private final Site accepting;
  private final DurableQueue queue;
  private final Draining draining;
  private final WebHook hook;

  FullDatabase(Ground ground, FullSizes sizes) {
    this.ground = ground;
    this.sizes = sizes;
    owners = Stream.generate(ground::site).limit(OWNERS).toList();
    accepting = ground.site();
    Site drained = ground.site();
    queue = new RelayQueue(ground, drained);
    draining = new Draining(drained, ground, sizes.quiet());
    hook = new WebHook(accepting.hook(), accepting.authorization(), STARTED, new DocumentIds());
  }

  List<FullRound> measure() {
    ground.pause(accepting);
    Load.full(hook, sizes.connections(), sizes.warmUp());
    for (int drained = 0; drained < sizes.drained(); drained += sizes.backlog()) {
      drain();
    }
    becomeQuiet();
    TableSet empty = TableSet.create(ground.database(), "never_used");
    TableSet full = filled();
    return IntStream.range(0, sizes.rounds())
        .mapToObj(number -> round(number % 2 == 0, empty, full))
        .peek(System.out::println)
        .toList();
  }

  private FullRound round(boolean emptyFirst, TableSet empty, TableSet full) {
    if (emptyFirst) {
      FullRun first = withEmpty(empty);
      return new FullRound(first, full.whileUsed(this::run));
    }
    FullRun first = full.whileUsed(this::run);
    return new FullRound(withEmpty(empty), first);
  }

  private FullRun withEmpty(TableSet tables) {
    tables.empty();
    return tables.whileUsed(this::run);
  }

  private FullRun run() {
    ground.database().tidy();
    double accept = Load.full(hook, sizes.connections(), sizes.round());
    becomeQuiet();
    return new FullRun(accept, drain());
  }

  private double drain() {
    return draining.drain(queue, draining.documents(sizes.backlog()), STARTED).rate();
  }

  /**
   * One run does not count: after the checkpoint that filling causes, each page goes to
   * PostgreSQL's log as a whole when it first changes.
   */
  private TableSet filled() {
    TableSet tables = TableSet.create(ground.database(), "long_used");
    var filling = new Filling(ground.database(), tables);
    for (Site owner : owners) {
      filling.addEnded(owner, sizes.ended() / OWNERS);
      filling.addWaiting(owner, sizes.waiting() / OWNERS);
    }
    ground.database().tidy();
    ground.database().run("CHECKPOINT");
    tables.whileUsed(this::run);
    return tables;
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
