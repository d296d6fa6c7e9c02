package org.signrelay.delivery;

import java.time.Duration;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/**
 * What happens to deliveries, as CDI events, fired after it is committed. Observers must be quick:
 * they run on the thread that carried it out.
 */
public sealed interface DeliveryEvent {

  /**
   * A call was stored.
   *
   * @param org where it goes
   * @param underway whether it is being carried out already; otherwise it is due
   */
  record Accepted(DeliveryId id, DesignId design, OrgId org, boolean underway)
      implements DeliveryEvent {}

  /**
   * A try is over and its outcome is stored.
   *
   * @param state the state after it
   */
  record Tried(DeliveryId id, DesignId design, DeliveryState state, Duration took)
      implements DeliveryEvent {}

  /** A person made a delivery due again or discarded it. */
  record Changed(DeliveryId id, DesignId design, DeliveryState state) implements DeliveryEvent {}

  /** Deliveries that stood still are due again. */
  record Released() implements DeliveryEvent {}
}
