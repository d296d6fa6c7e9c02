package org.signrelay.bench.backlog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.queue.DbSchedulerQueue;
import org.signrelay.bench.queue.Documents;
import org.signrelay.bench.queue.Drain;
import org.signrelay.bench.queue.Draining;
import org.signrelay.bench.queue.DurableQueue;
import org.signrelay.bench.queue.JobRunrQueue;
import org.signrelay.bench.queue.LookUpAndPatch;
import org.signrelay.bench.queue.OutboxQueue;
import org.signrelay.bench.queue.RelayQueue;
import org.signrelay.it.support.Site;

/** Lets SignRelay and its peers work off backlogs by turns. */
final class Backlogs implements AutoCloseable {
  private static final String STARTED = "DST";
  private static final String COMPLETED = "DCO";

  private final BacklogSizes sizes;
  private final Site site;
  private final Draining draining;
  private final LookUpAndPatch salesforce;
  private final DurableQueue relayQueue;
  private final Map<Peer, DurableQueue> peers;

  Backlogs(Ground ground, BacklogSizes sizes) {
    this.sizes = sizes;
    site = ground.site();
    draining = new Draining(site, ground, sizes.quiet());
    salesforce = new LookUpAndPatch(site.salesforce());
    relayQueue = new RelayQueue(ground, site);
    peers =
        Map.of(
            Peer.DB_SCHEDULER, new DbSchedulerQueue(ground.database(), salesforce),
            Peer.OUTBOX, new OutboxQueue(ground.database(), salesforce),
            Peer.JOB_RUNR, new JobRunrQueue(ground.database(), salesforce));
  }

  BacklogFigures measure() {
    round(sizes.warmUp(), sizes.warmUp());
    return new BacklogFigures(runs(Duration.ZERO), runs(sizes.latency()));
  }

  private List<Round> runs(Duration latency) {
    site.salesforce().latency(latency);
    List<Round> runs =
        Stream.generate(() -> round(sizes.backlog(), sizes.peersBacklog()))
            .limit(sizes.runs())
            .toList();
    site.salesforce().latency(Duration.ZERO);
    System.out.println("backlogs latency=" + latency + " " + runs);
    return runs;
  }

  private Round round(int backlog, int peersBacklog) {
    Documents documents = draining.documents(backlog);
    Drain first = draining.drain(relayQueue, documents, STARTED);
    Drain last = draining.drain(relayQueue, documents, COMPLETED);
    return new Round(
        first,
        last,
        Stream.of(Peer.values())
            .collect(
                Collectors.toMap(
                    peer -> peer,
                    peer ->
                        draining.drain(
                            peers.get(peer), draining.documents(peersBacklog), STARTED))));
  }

  @Override
  public void close() {
    relayQueue.close();
    peers.values().forEach(DurableQueue::close);
    salesforce.close();
  }
}
