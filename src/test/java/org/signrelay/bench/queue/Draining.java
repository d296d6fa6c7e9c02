package org.signrelay.bench.queue;

import java.time.Duration;
import java.time.Instant;
import org.signrelay.bench.ground.Compilers;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.PeerDatabase;
import org.signrelay.it.support.Site;

/** Lets queues work off backlogs. */
public final class Draining {
  private final Site site;
  private final PeerDatabase database;
  private final Compilers compilers;

  /**
   * @param longestQuiet how long the JVMs' compilers may go on with what was before, at most
   */
  public Draining(Site site, Ground ground, Duration longestQuiet) {
    this.site = site;
    database = ground.database();
    compilers = ground.compilers(longestQuiet);
  }

  /** New documents, with a record each. */
  public Documents documents(int number) {
    return Documents.create(site, number);
  }

  /** Stores an update for each document, then starts the queue and waits until all are done. */
  public Drain drain(DurableQueue queue, Documents documents, String status) {
    queue.store(documents.updates(status));
    database.tidy();
    compilers.awaitQuiet();
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
}
