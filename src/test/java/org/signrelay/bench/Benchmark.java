package org.signrelay.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;

/** Warms everything up and makes each measurement, the queues by turns. */
final class Benchmark implements AutoCloseable {
  private static final String STARTED = "DST";
  private static final String COMPLETED = "DCO";

  private final Sizes sizes;
  private final Site site;
  private final PeerDatabase database;
  private final LookUpAndPatch salesforce;
  private final DurableQueue relayQueue;
  private final DurableQueue dbScheduler;
  private final DurableQueue outbox;
  private final SingleDelivery single;

  /**
   * @param relay a server that runs, with PostgreSQL
   * @param site the design to measure with
   */
  Benchmark(Relay relay, Site site, Sizes sizes) {
    this.sizes = sizes;
    this.site = site;
    site.salesforce().dailyLimit(Integer.MAX_VALUE, 0);
    database = new PeerDatabase(relay.database().environment());
    salesforce = new LookUpAndPatch(site.salesforce());
    relayQueue = new RelayQueue(relay, site);
    dbScheduler = new DbSchedulerQueue(database, salesforce);
    outbox = new OutboxQueue(database, salesforce);
    single = new SingleDelivery(relay, site, database, salesforce);
  }

  Figures run() {
    warmUp();
    List<Round> still = backlogs(Duration.ZERO);
    List<Alone> aloneStill = alone(Duration.ZERO);
    List<Round> latent = backlogs(sizes.latency());
    List<Alone> aloneLatent = alone(sizes.latency());
    return new Figures(still, latent, aloneStill, aloneLatent);
  }

  private void warmUp() {
    System.out.println("warm-up");
    round(sizes.warmUp(), sizes.warmUp());
    single.warmUp(sizes.aloneWarmUp());
  }

  private List<Round> backlogs(Duration latency) {
    return runs("backlogs", latency, () -> round(sizes.backlog(), sizes.peersBacklog()));
  }

  private List<Alone> alone(Duration latency) {
    return runs("alone", latency, () -> single.measure(sizes.repetitions()));
  }

  private <T> List<T> runs(String name, Duration latency, Supplier<T> measurement) {
    site.salesforce().latency(latency);
    List<T> runs = Stream.generate(measurement).limit(sizes.runs()).toList();
    site.salesforce().latency(Duration.ZERO);
    System.out.println(name + " latency=" + latency + " " + runs);
    return runs;
  }

  private Round round(int backlog, int peersBacklog) {
    Documents documents = Documents.create(site, backlog);
    return new Round(
        drain(relayQueue, documents, STARTED),
        drain(relayQueue, documents, COMPLETED),
        drain(dbScheduler, Documents.create(site, peersBacklog), STARTED),
        drain(outbox, Documents.create(site, peersBacklog), STARTED));
  }

  private Drain drain(DurableQueue queue, Documents documents, String status) {
    queue.store(documents.updates(status));
    database.tidy();
    int callsBefore = site.salesforce().apiCallsUsed();
    Instant start = Instant.now();
    queue.start();
    Instant end = documents.awaitAll(status);
    queue.settle();
    return new Drain(
        documents.number(),
        Duration.between(start, end),
        site.salesforce().apiCallsUsed() - callsBefore);
  }

  /** The database's answer to a query, such as {@code SHOW server_version}. */
  String ofDatabase(String query) {
    return database.value(query);
  }

  @Override
  public void close() {
    relayQueue.close();
    dbScheduler.close();
    outbox.close();
    salesforce.close();
    database.close();
  }
}
