package org.signrelay.bench.queue;

import java.time.Duration;
import java.time.Instant;
import org.signrelay.bench.ground.PeerDatabase;
import org.signrelay.it.support.Site;

/** Lets queues work off backlogs. */
public final class Draining {
  private final Site site;
  private final PeerDatabase database;

  public Draining(Site site, PeerDatabase database) {
    this.site = site;
    this.database = database;
  }

  /** New documents, with a record each. */
  public Documents documents(int number) {
    return Documents.create(site, number);
  }

  /** Stores an update for each document, then starts the queue and waits until all are done. */
  public Drain drain(DurableQueue queue, Documents documents, String status) {
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
}
