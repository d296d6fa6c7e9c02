package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.LogText;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Designs;

/** Takes understood calls over: what {@link #accept} returns for is committed. */
@ApplicationScoped
public class Reception {
  private static final Logger LOG = System.getLogger(Reception.class.getName());
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  /** A lost race against the same call is over after one repeat; the second is for good measure. */
  private static final int TRIES = 3;

  @Inject Database database;
  @Inject AcceptanceStore store;
  @Inject Designs designs;
  @Inject ShortWay shortWay;
  @Inject Event<DeliveryEvent> events;

  /**
   * Stores a call durably and starts its delivery.
   *
   * @throws NotAcceptedException if the call could not be committed; nothing of it was kept
   */
  public Acceptance accept(Notification notification) {
    if (!database.isOpen()) {
      throw new NotAcceptedException("the database is not ready", RETRY_AFTER, null);
    }
    if (notification.credentials().isPresent() && designs.server().encryptionKeys().isEmpty()) {
      throw new NotAcceptedException("no encryption key for credentials", RETRY_AFTER, null);
    }
    AcceptanceStore.Stored stored = commit(notification);
    if (stored.acceptance() instanceof Acceptance.Accepted accepted) {
      stored.claimed().ifPresent(claimed -> shortWay.go(claimed, notification));
      events.fire(
          new DeliveryEvent.Accepted(
              accepted.id(), notification.design().id(), stored.claimed().isPresent()));
    }
    return stored.acceptance();
  }

  /** A claim may be what the first try failed for; the others wait for their turn. */
  private AcceptanceStore.Stored commit(Notification notification) {
    Optional<String> claim = shortWay.enter(notification);
    Optional<AcceptanceStore.Stored> stored = Optional.empty();
    try {
      stored = Optional.of(commit(notification, claim));
    } finally {
      if (stored.flatMap(AcceptanceStore.Stored::claimed).isEmpty()) {
        claim.ifPresent(shortWay::leave);
      }
    }
    return stored.get();
  }

  private AcceptanceStore.Stored commit(Notification notification, Optional<String> claim) {
    Exception last = null;
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        return store.store(notification, tries == 0 ? claim : Optional.empty());
      } catch (Exception notCommitted) {
        last = notCommitted;
        LOG.log(
            Level.INFO,
            "call could not be stored design={0} try={1} reason={2}",
            notification.design().id(),
            Integer.toString(tries + 1),
            LogText.of(notCommitted.toString()));
      }
    }
    LOG.log(Level.ERROR, "call not accepted design=" + notification.design().id(), last);
    throw new NotAcceptedException("the database did not take the call", RETRY_AFTER, last);
  }
}
