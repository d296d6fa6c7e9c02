package org.signrelay.delivery.claim;

import java.util.UUID;

/**
 * A delivery that is due, and where it stands among those of its turn.
 *
 * @param record what it is about
 * @param transmission whether it brings a document
 * @param tried whether it was tried before
 */
record Due(UUID delivery, long dueAt, String record, boolean transmission, boolean tried) {
  /** Before all others. */
  static final Due NONE = new Due(new UUID(0, 0), 0, "", false, false);

  Place place() {
    return new Place(dueAt, delivery);
  }

  /** Of two of one record the one that goes first: what waits for a document goes after it. */
  Due orBefore(Due other) {
    return other.transmission ? other : this;
  }
}
