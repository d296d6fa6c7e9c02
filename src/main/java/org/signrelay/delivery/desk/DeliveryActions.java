package org.signrelay.delivery.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.signrelay.database.Collision;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;

/** What a person may do to a single delivery. Doing it twice is the same as doing it once. */
@ApplicationScoped
public class DeliveryActions {
  @Inject ActionStore store;
  @Inject Event<DeliveryEvent> events;

  /**
   * Makes a dead or waiting delivery due now, in its old place in the order of its record.
   *
   * @return the delivery, or empty if there is none
   * @throws NotAllowedInStateException if it is done, or stands still
   */
  public Optional<Delivery> retry(DeliveryId id) {
    return change(id, ActionStore::retry);
  }

  /**
   * Ends a delivery without carrying it out.
   *
   * @return the delivery, or empty if there is none
   * @throws NotAllowedInStateException if it is done, or being carried out at this moment
   */
  public Optional<Delivery> discard(DeliveryId id) {
    return change(id, ActionStore::discard);
  }

  private Optional<Delivery> change(DeliveryId id, BiConsumer<ActionStore, DeliveryId> action) {
    DeliveryState before = store.find(id).map(Delivery::state).orElse(null);
    if (before == null) {
      return Optional.empty();
    }
    Collision.again(
        () -> {
          action.accept(store, id);
          return id;
        });
    Optional<Delivery> changed = store.find(id);
    changed
        .filter(delivery -> delivery.state() != before || delivery.dueAt().isPresent())
        .ifPresent(
            delivery ->
                events.fire(new DeliveryEvent.Changed(id, delivery.design(), delivery.state())));
    return changed;
  }
}
