package org.signrelay.delivery.claim;

import java.util.UUID;

/** A place in the order in which the deliveries of a turn are due. */
record Place(long dueAt, UUID delivery) {
  /** Before all deliveries. */
  static final Place START = new Place(0, new UUID(0, 0));

  /** Before all that is due at a time or later. */
  static Place before(long dueAt) {
    return new Place(dueAt, START.delivery);
  }

  /** Behind all that is due until a time. */
  static Place behind(long dueAt) {
    return new Place(dueAt, new UUID(-1, -1));
  }
}
