package org.signrelay.delivery.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.signrelay.delivery.DocumentId;

/**
 * The documents of one call while they are being received, one after the other. As long as more of
 * one comes, those before it are not given up as half received, however long the call takes.
 */
public final class ReceivingCall {
  /** Seldom enough to cost nothing, and often beside the hour after which silence counts. */
  private static final Duration BETWEEN_TOUCHES = Duration.ofMinutes(10);

  private final DocumentStore store;
  private final Executor threads;
  private final BooleanSupplier crowded;
  private final Clock clock;
  private final Collection<DocumentId> begun = new CopyOnWriteArrayList<>();
  private volatile Instant touched;

  ReceivingCall(DocumentStore store, Executor threads, BooleanSupplier crowded, Clock clock) {
    this.store = store;
    this.threads = threads;
    this.crowded = crowded;
    this.clock = clock;
    touched = clock.instant();
  }

  /** Begins the next document; it is of no delivery until the call is accepted. */
  public DocumentWriter begin() {
    DocumentId id = store.begin();
    begun.add(id);
    return new DocumentWriter(new PartsUnderWay(this::add, threads, crowded), id);
  }

  private void add(DocumentId document, int first, List<byte[]> parts) {
    store.add(document, first, parts);
    Instant now = clock.instant();
    if (begun.size() > 1 && now.isAfter(touched.plus(BETWEEN_TOUCHES))) {
      store.touch(begun);
      touched = now;
    }
  }
}
