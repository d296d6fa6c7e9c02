package org.signrelay.bench;

/** What a peer's task does: one update, from the look-up to the write. */
interface StatusUpdates {

  /** Gives a document's record a status. */
  void write(String documentId, String status);
}
