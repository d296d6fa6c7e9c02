package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.signrelay.delivery.DeliveryEvent;

/** Counts how often those who look for due deliveries were told that something may go again. */
@ApplicationScoped
public class HeardReleases {
  private final AtomicInteger heard = new AtomicInteger();

  void onReleased(@Observes DeliveryEvent.Released released) {
    heard.incrementAndGet();
  }

  int count() {
    return heard.get();
  }
}
