package org.signrelay.delivery.claim;

import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.delivery.standstill.Turn;

/**
 * Which deliveries are looked for.
 *
 * @param state {@code PENDING} or {@code WAITING}
 * @param finalsOnly whether only records are to be written that get a final status
 */
record Wanted(Route route, DeliveryState state, boolean finalsOnly) {
  static Wanted of(Turn turn, boolean finalsOnly) {
    return new Wanted(turn.route(), turn.state(), finalsOnly);
  }
}
