package org.signrelay.delivery.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.signrelay.database.Database;
import org.signrelay.database.Plan;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.store.CredentialStore;

/** Carries a person's action out, in one transaction with the line of history that tells of it. */
@ApplicationScoped
class ActionStore {
  private static final String BY = "by a person";

  @Inject Clock clock;
  @Inject Database database;
  @Inject CredentialStore credentials;
  @Inject Retries retries;

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Delivery> find(DeliveryId id) {
    database.planWithout(Plan.WHOLE_TABLE);
    return Optional.ofNullable(database.entities().find(Delivery.class, id.value()));
  }

  @Transactional(value = TxType.REQUIRES_NEW, dontRollbackOn = NotAllowedInStateException.class)
  void retry(DeliveryId id) {
    lock(id).flatMap(delivery -> retries.retry(delivery, BY)).ifPresent(ActionStore::refuse);
  }

  @Transactional(value = TxType.REQUIRES_NEW, dontRollbackOn = NotAllowedInStateException.class)
  void discard(DeliveryId id) {
    lock(id).ifPresent(this::discard);
  }

  private void discard(Delivery delivery) {
    switch (delivery.state()) {
      case PENDING, WAITING, HELD, DEAD -> {
        delivery.end(DeliveryState.DISCARDED, clock.instant());
        credentials.wipeIfDone(List.of(delivery));
        database
            .entities()
            .persist(
                new HistoryEntry(
                    delivery.id(), clock.instant(), HistoryEntry.Outcome.DISCARDED, BY));
      }
      case DISCARDED -> {
        // Done already.
      }
      case DELIVERING -> refuse("it is being carried out at this moment");
      case DELIVERED, SUPERSEDED -> refuse("it is " + delivery.state().word());
    }
  }

  private static void refuse(String why) {
    throw new NotAllowedInStateException(why);
  }

  /** The delivery, locked until the transaction ends; it may have been removed meanwhile. */
  private Optional<Delivery> lock(DeliveryId id) {
    database.planWithout(Plan.WHOLE_TABLE);
    return Optional.ofNullable(
        database.entities().find(Delivery.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }
}
