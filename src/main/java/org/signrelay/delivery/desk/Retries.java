package org.signrelay.delivery.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.signrelay.database.Database;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.HistoryEntry;

/** Makes deliveries due because a person says so, in the caller's transaction. */
@ApplicationScoped
public class Retries {
  @Inject Clock clock;
  @Inject Database database;

  /**
   * Makes a dead or waiting delivery due now, in its old place in the order of its record, with a
   * line of history; does nothing to one that is due already.
   *
   * @param delivery locked in this transaction
   * @param by who says so, for the history
   * @return why it is not possible in its state, or empty if it is due
   */
  public Optional<String> retry(Delivery delivery, String by) {
    switch (delivery.state()) {
      case DEAD -> {
        delivery.startAgain(clock.instant());
        note(delivery, by);
      }
      case WAITING -> {
        delivery.hurry(clock.instant());
        note(delivery, by);
      }
      case PENDING, DELIVERING -> {
        // It is due already.
      }
      case HELD -> {
        return Optional.of(
            "it stands still ("
                + delivery.errorCode().orElse("")
                + ") and is delivered when that ends; resume the design");
      }
      case DELIVERED, SUPERSEDED, DISCARDED -> {
        return Optional.of("it is " + delivery.state().word());
      }
    }
    return Optional.empty();
  }

  private void note(Delivery delivery, String by) {
    database
        .entities()
        .persist(
            new HistoryEntry(delivery.id(), clock.instant(), HistoryEntry.Outcome.RETRIED, by));
  }
}
