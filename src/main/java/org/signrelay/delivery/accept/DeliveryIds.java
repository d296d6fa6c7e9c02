package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.signrelay.delivery.DeliveryId;

/**
 * Makes ids whose order is the order of acceptance: UUID version 7 (RFC 9562) with the database's
 * clock in front, and a counter behind it that keeps the order within a millisecond on one node.
 */
@ApplicationScoped
class DeliveryIds {
  private static final int COUNTER_BITS = 12;

  private final SecureRandom random = new SecureRandom();
  private long last;

  @Inject Clock clock;

  /**
   * The next id; higher than every id that this node has made before, even if the clock was set
   * back.
   */
  DeliveryId next() {
    long high = nextTimeAndCounter();
    long millis = high >>> COUNTER_BITS;
    long counter = high & ((1 << COUNTER_BITS) - 1);
    long mostSignificant = millis << 16 | 0x7000 | counter;
    long leastSignificant = random.nextLong() >>> 2 | 0x8000000000000000L;
    return new DeliveryId(new UUID(mostSignificant, leastSignificant));
  }

  private synchronized long nextTimeAndCounter() {
    last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
    return last;
  }
}
