package org.signrelay.delivery.document;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.signrelay.delivery.DocumentId;

/**
 * Keeps parts of one document while the next ones are being received, unless so many documents come
 * that none may have two threads. There is one group under way at most: who brings parts faster
 * than the database takes them waits.
 */
final class PartsUnderWay {
  private static final Logger LOG = System.getLogger(PartsUnderWay.class.getName());

  /** The servers' own time-out of a transaction; only a thread that was taken away needs it. */
  private static final int LONGEST_MINUTES = 5;

  private final PartStore store;
  private final Executor threads;
  private final BooleanSupplier crowded;
  private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

  PartsUnderWay(PartStore store, Executor threads, BooleanSupplier crowded) {
    this.store = store;
    this.threads = threads;
    this.crowded = crowded;
  }

  /**
   * Keeps the next parts, or begins to, as soon as those before them are kept.
   *
   * @param parts not to be changed any more
   * @throws RuntimeException what the store threw, for these or earlier ones
   */
  void keep(DocumentId document, int first, List<byte[]> parts) {
    await();
    if (crowded.getAsBoolean()) {
      store.add(document, first, parts);
    } else {
      underWay = begin(() -> store.add(document, first, parts));
    }
  }

  private CompletableFuture<Void> begin(Runnable write) {
    try {
      return CompletableFuture.runAsync(write, threads)
          .orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES);
    } catch (RejectedExecutionException noThread) {
      write.run();
      return CompletableFuture.completedFuture(null);
    }
  }

  /**
   * Waits until all parts are kept.
   *
   * @throws RuntimeException what the store threw, or if nothing was heard of them for five minutes
   */
  void await() {
    try {
      underWay.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw failed;
    }
  }

  /** Waits until nothing is being written, whatever became of it; five minutes at most. */
  void awaitEnd() {
    underWay
        .exceptionally(
            failed -> {
              LOG.log(Level.DEBUG, "parts of a document that is not wanted were not kept", failed);
              return null;
            })
        .join();
  }
}
