package org.signrelay.delivery.document;

import org.signrelay.delivery.DocumentId;

/** Where the parts of a document go. */
@FunctionalInterface
interface PartStore {

  /** Keeps the next part of a document. */
  void add(DocumentId document, int number, byte[] bytes);
}
