package org.signrelay.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.DeliveryState;

/** How many deliveries this node accepted and carried out within the last minute. */
@ApplicationScoped
public class Rates {
  private final LastMinute accepted = new LastMinute();
  private final LastMinute delivered = new LastMinute();
  private final LastMinute failed = new LastMinute();

  @Inject Clock clock;

  void onAccepted(@Observes DeliveryEvent.Accepted event) {
    accepted.count(now());
  }

  void onTried(@Observes DeliveryEvent.Tried event) {
    if (event.state() == DeliveryState.DELIVERED) {
      delivered.count(now());
    } else if (event.state() == DeliveryState.WAITING || event.state() == DeliveryState.DEAD) {
      failed.count(now());
    }
  }

  long acceptedPerMinute() {
    return accepted.sum(now());
  }

  long deliveredPerMinute() {
    return delivered.sum(now());
  }

  long failedPerMinute() {
    return failed.sum(now());
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
