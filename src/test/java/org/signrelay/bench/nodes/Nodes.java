package org.signrelay.bench.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.queue.Draining;
import org.signrelay.bench.queue.DurableQueue;
import org.signrelay.bench.queue.RelayQueue;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;

/** Lets one node and all of them work off backlogs by turns; with one node, that is the same. */
final class Nodes implements AutoCloseable {
  private static final Duration LONGEST_EDIT = Duration.ofSeconds(20);
  private static final String STARTED = "DST";

  private final NodesSizes sizes;
  private final Site site;
  private final List<Relay> others;
  private final DurableQueue queue;
  private final Draining draining;

  Nodes(Ground ground, NodesSizes sizes) {
    this.sizes = sizes;
    site = ground.site();
    others = ground.nodes().subList(1, ground.nodes().size());
    queue = new RelayQueue(ground, site);
    draining = new Draining(site, ground, sizes.quiet());
  }

  void warmUp(Relay first) {
    join(first);
    drain(sizes.warmUp());
  }

  /** Runs while Salesforce takes a time for each call. */
  List<NodesRun> measure(Relay first, Duration latency) {
    site.salesforce().latency(latency);
    List<NodesRun> runs = Stream.generate(() -> run(first)).limit(sizes.runs()).toList();
    System.out.println("nodes latency=" + latency + " " + runs);
    return runs;
  }

  private NodesRun run(Relay first) {
    leave();
    double one = drain(sizes.backlog());
    join(first);
    return new NodesRun(one, drain(sizes.backlog()));
  }

  private double drain(int backlog) {
    return draining.drain(queue, draining.documents(backlog), STARTED).rate();
  }

  /** The other nodes load the design too, and with it take their share. */
  private void join(Relay first) {
    for (Relay other : others) {
      try {
        Path file = file(other);
        Files.createDirectories(file.getParent());
        Files.copy(file(first), file, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      other.awaitLoaded(site);
    }
  }

  /** The other nodes forget the design, and stay up with nothing to do. */
  private void leave() {
    for (Relay other : others) {
      other.files().removeDesign(site.design());
      Awaitility.await(site.design() + " forgotten")
          .atMost(LONGEST_EDIT)
          .until(() -> other.api().get("designs/" + site.design()).statusCode() == 404);
    }
  }

  private Path file(Relay node) {
    return node.server().configDir().resolve("designs").resolve(site.design() + ".properties");
  }

  @Override
  public void close() {
    site.salesforce().latency(Duration.ZERO);
    queue.close();
  }
}
