package org.signrelay.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a delivery stands. */
public enum DeliveryState {
  /** Accepted, not yet tried or given back. */
  PENDING,
  /** Claimed by a node that is carrying it out. */
  DELIVERING,
  /** A retry is scheduled. */
  WAITING,
  /** Stands still until something outside of it changes. */
  HELD,
  /** Written to Salesforce. */
  DELIVERED,
  /** A later or higher status of its record was written first; nothing is written. */
  SUPERSEDED,
  /** Will not be tried again unless a person says so. */
  DEAD,
  /** A person decided that it is not to be delivered. */
  DISCARDED;

  /** States in which a delivery holds back later ones of its record. */
  public static final List<DeliveryState> OPEN = List.of(PENDING, DELIVERING, WAITING, HELD);

  /** The word of the admin API, such as {@code pending}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with this word. */
  public static Optional<DeliveryState> ofWord(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }

  public boolean isOpen() {
    return OPEN.contains(this);
  }
}
