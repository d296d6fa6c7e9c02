package org.signrelay.bench.queue;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Instantiator;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.signrelay.bench.ground.PeerDatabase;

/**
 * transaction-outbox with ten threads. A backlog of it is what was stored and not carried out at
 * once; its README has {@code flush()} repeated until nothing is left.
 */
public final class OutboxQueue implements DurableQueue {
  private static final Logger ITS_LOG = Logger.getLogger("com.gruelbox.transactionoutbox");

  private static final String TABLE = "txno_outbox";

  /** Far longer than a backlog takes, so that nothing is picked up a second time meanwhile. */
  private static final Duration NEXT_ATTEMPT = Duration.ofHours(2);

  /** What is stored must be due in the future. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final ExecutorService threads = Executors.newFixedThreadPool(LookUpAndPatch.CONNECTIONS);
  private final ExecutorService flusher = Executors.newSingleThreadExecutor();
  private final PeerDatabase database;
  private final TransactionManager transactions;
  private final TransactionOutbox storing;
  private final TransactionOutbox working;

  public OutboxQueue(PeerDatabase database, StatusUpdates salesforce) {
    ITS_LOG.setLevel(Level.WARNING); // else it prints a line for each task
    this.database = database;
    this.transactions = TransactionManager.fromDataSource(database.dataSource());
    this.storing = outbox(salesforce, (entry, work) -> {}, SOON);
    this.working = outbox(salesforce, Submitter.withExecutor(threads), NEXT_ATTEMPT);
  }

  private TransactionOutbox outbox(
      StatusUpdates salesforce, Submitter submitter, Duration nextAttempt) {
    return TransactionOutbox.builder()
        .transactionManager(transactions)
        .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
        .instantiator(Instantiator.using(type -> salesforce))
        .submitter(submitter)
        .attemptFrequency(nextAttempt)
        .build();
  }

  @Override
  public void store(List<Update> updates) {
    transactions.inTransaction(() -> updates.forEach(this::store));
    Instant due = Instant.now().plus(SOON);
    Awaitility.await("all of the backlog due").until(() -> Instant.now().isAfter(due));
  }

  private void store(Update update) {
    storing.schedule(StatusUpdates.class).write(update.documentId(), update.status());
  }

  @Override
  public void start() {
    flusher.execute(
        () -> {
          while (working.flush()) {
            // until nothing is left
          }
        });
  }

  @Override
  public void settle() {
    database.awaitEmpty(TABLE);
  }

  @Override
  public void close() {
    flusher.shutdownNow();
    threads.shutdownNow();
  }
}
