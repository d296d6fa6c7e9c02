package org.signrelay.delivery.accept;

import org.signrelay.delivery.DeliveryId;

/** What became of a call that was handed over for delivery; in both cases it is committed. */
public sealed interface Acceptance {
  DeliveryId id();

  /** Stored as a new delivery. */
  record Accepted(DeliveryId id) implements Acceptance {}

  /** The same call is already stored under this id. */
  record Duplicate(DeliveryId id) implements Acceptance {}
}
