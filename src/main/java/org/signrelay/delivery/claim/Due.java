package org.signrelay.delivery.claim;

import java.util.UUID;

/**
 * A delivery that is due, and where it stands among those of its turn.
 *
 * @param tried whether it was tried before
 */
record Due(UUID delivery, long dueAt, boolean tried) {
  /** Before all others. */
  static final Due NONE = new Due(new UUID(0, 0), 0, false);
}
