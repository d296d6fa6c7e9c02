package org.signrelay.delivery.outcome;

import java.time.Instant;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;

/** What becomes of a delivery after a try. */
sealed interface Decision {
  void applyTo(Delivery delivery, Instant now);

  /** It ends in this state. */
  record End(DeliveryState state) implements Decision {
    @Override
    public void applyTo(Delivery delivery, Instant now) {
      delivery.end(state, now);
    }
  }

  /** It is tried again. */
  record TryAgain(Instant due) implements Decision {
    @Override
    public void applyTo(Delivery delivery, Instant now) {
      delivery.waitUntil(due);
    }
  }

  /** It stands still. */
  record Hold() implements Decision {
    @Override
    public void applyTo(Delivery delivery, Instant now) {
      delivery.hold(now);
    }
  }
}
