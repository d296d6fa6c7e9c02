package org.signrelay.delivery.progress;

import org.signrelay.delivery.DeliveryState;

/** How far a delivery is, for a caller that waits for its first attempt. */
public sealed interface Progress {

  /** Not decided: it is still to be tried, or will be tried again, or stands still. */
  record Open(boolean tried) implements Progress {}

  /** Written to Salesforce. */
  record Updated() implements Progress {}

  /** Nothing was written: a later or higher status was, or there was nothing to write. */
  record Ignored() implements Progress {}

  /**
   * Salesforce has no such record so far; it goes on waiting for one.
   *
   * @param what names the document or envelope
   */
  record NoRecord(String what) implements Progress {}

  /**
   * A dead letter, or discarded by a person.
   *
   * @param code of Salesforce, or one of our own
   * @param message empty if nothing is known
   */
  record Dead(String code, String message) implements Progress {}

  /** Whether a caller need not wait any longer. */
  default boolean isWorthAnAnswer() {
    return !(this instanceof Open open) || open.tried();
  }

  /**
   * The progress of a delivery.
   *
   * @param written whether it has reached a record
   * @param code of what is wrong with it; empty if nothing is
   */
  static Progress of(
      DeliveryState state, int attempts, boolean written, String code, String message) {
    return switch (state) {
      case DELIVERED -> written ? new Updated() : new Ignored();
      case SUPERSEDED -> new Ignored();
      case DEAD, DISCARDED -> new Dead(code, message);
      case HELD -> new Open(true);
      case WAITING -> waiting(code, message);
      case PENDING, DELIVERING -> attempts > 0 ? waiting(code, message) : new Open(false);
    };
  }

  private static Progress waiting(String code, String message) {
    return code.equals("no-record") ? new NoRecord(message) : new Open(true);
  }
}
