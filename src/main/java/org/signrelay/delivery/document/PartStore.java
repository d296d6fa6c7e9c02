package org.signrelay.delivery.document;

import java.util.List;
import org.signrelay.delivery.DocumentId;

/** Where the parts of a document go. */
@FunctionalInterface
interface PartStore {

  /**
   * Keeps the next parts of a document together.
   *
   * @param first number of the first one
   */
  void add(DocumentId document, int first, List<byte[]> parts);
}
