package org.signrelay.delivery.document;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.signrelay.delivery.DocumentId;

/** Takes documents in and gives them out again, as streams. */
@ApplicationScoped
@ManagedExecutorDefinition(name = Documents.THREADS, maxAsync = Documents.WRITTEN_AT_ONCE)
public class Documents {
  static final String THREADS = "java:app/concurrent/signrelay-documents";

  /** One waits for the disk while the other one is written. */
  static final int WRITTEN_AT_ONCE = 2;

  private static final int READ_AT_ONCE = 2;

  @Inject DocumentStore store;
  @Inject Precedence precedence;
  @Inject Clock clock;

  @Resource(lookup = THREADS)
  ExecutorService threads;

  /**
   * Begins a call that brings documents.
   *
   * @param crowded whether so many come at the moment that no second thread may work for this one
   */
  public ReceivingCall receive(BooleanSupplier crowded) {
    return new ReceivingCall(store, threads, crowded, clock);
  }

  /** Begins a document of a call that is only tried: it is looked at, and nothing of it is kept. */
  public DocumentWriter beginTrial() {
    return new DocumentWriter(
        new PartsUnderWay((document, first, parts) -> {}, Runnable::run, () -> true),
        DocumentId.random());
  }

  /** Removes documents of a call that was not accepted. */
  public void discard(Collection<DocumentId> ids) {
    store.remove(ids);
  }

  /** A document from its first byte on; can be asked for again and again. */
  public InputStream open(DocumentId document) {
    return new DocumentReader(first -> parts(document, first));
  }

  private List<byte[]> parts(DocumentId document, int first) {
    Precedence.Turn turn = precedence.beginTurn();
    try {
      turn.giveWay();
      return store.parts(document, first, READ_AT_ONCE);
    } finally {
      turn.end();
    }
  }
}
