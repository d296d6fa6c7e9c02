package org.signrelay.delivery.accept;

import java.util.Optional;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.Notification;

/**
 * The way of a call to an org that has nothing else to do: its delivery is claimed in the
 * transaction that accepts it, and carried out without being looked for and read again.
 */
public interface ShortWay {
  /**
   * Keeps a place for a call that looks as if it could go at once.
   *
   * @return the claim for it, to be followed by {@link #go} or {@link #leave}; empty if it has to
   *     wait for its turn
   */
  Optional<String> enter(Notification notification);

  /**
   * Whether nothing stands in the way of a delivery that was claimed: neither another one of its
   * record, nor one that is due longer, nor a standstill. Within the transaction that accepts it,
   * after it was written.
   */
  boolean isClear(Delivery claimed);

  /** Carries an accepted delivery out, on another thread; after the commit. */
  void go(Delivery claimed, Notification notification);

  /** Gives the place back: the delivery waits for its turn, or was not accepted. */
  void leave(String claim);
}
