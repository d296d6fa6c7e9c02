package org.signrelay.delivery.replay;

import java.util.Optional;
import java.util.UUID;

/** Identifies a replay. */
public record ReplayId(UUID value) {

  /** The replay with this id, or empty if the text is no id. */
  public static Optional<ReplayId> parse(String text) {
    try {
      return Optional.of(new ReplayId(UUID.fromString(text)));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
