package org.signrelay.delivery.standstill;

import java.time.Instant;
import org.signrelay.delivery.DeliveryState;

/**
 * Deliveries that take turns with others of their org: those of a design that are new, or those
 * that were tried before.
 *
 * @param state {@code PENDING} or {@code WAITING}
 * @param earliest when the first of them is due
 */
public record Turn(Route route, DeliveryState state, Instant earliest) {

  /** Whether one of them is due. */
  public boolean isDue(Instant now) {
    return !earliest.isAfter(now);
  }
}
