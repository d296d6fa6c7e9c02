package org.signrelay.bench.queue;

/** What a peer's task does: one update, from the look-up to the write. */
public interface StatusUpdates {

  /** Gives a document's record a status. */
  void write(String documentId, String status);
}
