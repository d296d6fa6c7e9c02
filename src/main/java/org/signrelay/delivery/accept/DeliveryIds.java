package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.signrelay.delivery.DeliveryId;

/**
 * Makes ids whose order is the order of acceptance: UUID version 7 (RFC 9562) with the database's
 * time in front, in milliseconds and 4,096ths of one, counted on if two ids have the same.
 */
@ApplicationScoped
class DeliveryIds {
  private static final int COUNTER_BITS = 12;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private final SecureRandom random = new SecureRandom();
  private long last;

  /**
   * The next id; higher than every id that this node has made before, even if the clock was set
   * back.
   *
   * @param accepted the database's time after the call had come
   */
  DeliveryId next(Instant accepted) {
    long high = nextTimeAndCounter(accepted);
    long millis = high >>> COUNTER_BITS;
    long counter = high & ((1 << COUNTER_BITS) - 1);
    long mostSignificant = millis << 16 | 0x7000 | counter;
    long leastSignificant = random.nextLong() >>> 2 | 0x8000000000000000L;
    return new DeliveryId(new UUID(mostSignificant, leastSignificant));
  }

  private synchronized long nextTimeAndCounter(Instant accepted) {
    long fraction = ((long) (accepted.getNano() % NANOS_OF_MILLI) << COUNTER_BITS) / NANOS_OF_MILLI;
    last = Math.max(last + 1, accepted.toEpochMilli() << COUNTER_BITS | fraction);
    return last;
  }
}
