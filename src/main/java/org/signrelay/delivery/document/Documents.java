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
    return new DocumentWriter(store, store.begin());
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
