package org.signrelay.delivery.carry;

import org.signrelay.delivery.outcome.Outcome;

/** Where the record of a delivery is. */
sealed interface Located {
  /** It is there, and holds the auth token that is asked for. */
  record At(String recordId) implements Located {}

  /** It cannot be written to. */
  record Nowhere(Outcome why) implements Located {}
}
