package org.signrelay.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Identifies a delivery. Its order is the order in which deliveries were accepted. */
public record DeliveryId(UUID value) {
  /** In the year 6429; with the last of the 48 bits H2 would take an id for a negative number. */
  private static final Instant LATEST = Instant.ofEpochMilli((1L << 47) - 1);

  /** The delivery with this id, or empty if the text is no id. */
  public static Optional<DeliveryId> parse(String text) {
    try {
      return Optional.of(new DeliveryId(UUID.fromString(text)));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  /**
   * Not higher than the id of any delivery that is accepted at a time or later.
   *
   * @param accepted any time, by the database's clock
   */
  public static DeliveryId lowestOf(Instant accepted) {
    return new DeliveryId(new UUID(within(accepted).toEpochMilli() << 16, 0));
  }

  private static Instant within(Instant accepted) {
    if (accepted.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH;
    }
    return accepted.isAfter(LATEST) ? LATEST : accepted;
  }

  /** Whether this delivery was accepted after another one. */
  public boolean isLaterThan(DeliveryId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high == 0
        ? Long.compareUnsigned(
                value.getLeastSignificantBits(), other.value.getLeastSignificantBits())
            > 0
        : high > 0;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
