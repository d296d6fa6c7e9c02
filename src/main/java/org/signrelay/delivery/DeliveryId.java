package org.signrelay.delivery;

import java.util.Optional;
import java.util.UUID;

/** Identifies a delivery. Its order is the order in which deliveries were accepted. */
public record DeliveryId(UUID value) {

  /** The delivery with this id, or empty if the text is no id. */
  public static Optional<DeliveryId> parse(String text) {
    try {
      return Optional.of(new DeliveryId(UUID.fromString(text)));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
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
