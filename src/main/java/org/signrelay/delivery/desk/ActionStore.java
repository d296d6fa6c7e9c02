package org.signrelay.delivery.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.signrelay.database.Database;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.store.CredentialStore;

/** Carries a person's action out, in one transaction with the line of history that tells of it. */
@ApplicationScoped
class ActionStore {
  @Inject Clock clock;
  @Inject Database database;
  @Inject CredentialStore credentials;

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Delivery> find(DeliveryId id) {
    return Optional.ofNullable(database.entities().find(Delivery.class, id.value()));
  }

  @Transactional(value = TxType.REQUIRES_NEW, dontRollbackOn = NotAllowedInStateException.class)
  void retry(DeliveryId id) {
    Delivery delivery = lock(id);
    switch (delivery.state()) {
      case DEAD -> {
        delivery.startAgain(clock.instant());
        note(id, HistoryEntry.Outcome.RETRIED);
      }
      case WAITING -> {
        delivery.hurry(clock.instant());
        note(id, HistoryEntry.Outcome.RETRIED);
      }
      case PENDING, DELIVERING -> {
        // It is due already.
      }
      case HELD ->
          throw new NotAllowedInStateException(
              "it stands still ("
                  + delivery.errorCode().orElse("")
                  + ") and is delivered when that ends; resume the design");
      case DELIVERED, SUPERSEDED, DISCARDED ->
          throw new NotAllowedInStateException("it is " + delivery.state().word());
    }
  }

  @Transactional(value = TxType.REQUIRES_NEW, dontRollbackOn = NotAllowedInStateException.class)
  void discard(DeliveryId id) {
    Delivery delivery = lock(id);
    switch (delivery.state()) {
      case PENDING, WAITING, HELD, DEAD -> {
        delivery.end(DeliveryState.DISCARDED, clock.instant());
        credentials.wipeIfDone(List.of(delivery));
        note(id, HistoryEntry.Outcome.DISCARDED);
      }
      case DISCARDED -> {
        // Done already.
      }
      case DELIVERING ->
          throw new NotAllowedInStateException("it is being carried out at this moment");
      case DELIVERED, SUPERSEDED ->
          throw new NotAllowedInStateException("it is " + delivery.state().word());
    }
  }

  private Delivery lock(DeliveryId id) {
    return database.entities().find(Delivery.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
  }

  private void note(DeliveryId id, HistoryEntry.Outcome outcome) {
    database
        .entities()
        .persist(
            new HistoryEntry(
                id,
                clock.instant(),
                Duration.ZERO,
                outcome,
                Optional.empty(),
                Optional.of("by a person")));
  }
}
