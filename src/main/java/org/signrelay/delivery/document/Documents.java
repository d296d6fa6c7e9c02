package org.signrelay.delivery.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.Collection;
import org.signrelay.delivery.DocumentId;

/** Takes documents in and gives them out again, as streams. */
@ApplicationScoped
public class Documents {
  @Inject DocumentStore store;

  /** Begins a document of a call; it is of no delivery until the call is accepted. */
  public DocumentWriter begin() {
    return new DocumentWriter(store::add, store.begin());
  }

  /** Begins a document of a call that is only tried: it is looked at, and nothing of it is kept. */
  public DocumentWriter beginTrial() {
    return new DocumentWriter((document, first, parts) -> {}, DocumentId.random());
  }

  /** Removes documents of a call that was not accepted. */
  public void discard(Collection<DocumentId> ids) {
    store.remove(ids);
  }

  /** A document from its first byte on; can be asked for again and again. */
  public InputStream open(DocumentId document) {
    return new DocumentReader(store, document);
  }
}
