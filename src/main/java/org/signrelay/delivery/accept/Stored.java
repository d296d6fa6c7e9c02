package org.signrelay.delivery.accept;

import java.util.Optional;
import org.signrelay.delivery.Delivery;

/**
 * What became of a call that was to be stored.
 *
 * @param delivery the new delivery; empty for a duplicate
 */
record Stored(Candidate candidate, Acceptance acceptance, Optional<Delivery> delivery) {
  /** Whether the delivery is claimed and may be carried out at once. */
  boolean mayGo() {
    return delivery.flatMap(Delivery::claim).isPresent();
  }
}
