package org.signrelay.delivery.accept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.signrelay.database.Database;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.store.CredentialStore;
import org.signrelay.delivery.store.Payload;
import org.signrelay.delivery.store.PayloadSeal;
import org.signrelay.delivery.store.PayloadText;
import org.signrelay.design.Designs;

/** Stores a call in one transaction, unless it is stored already. */
@ApplicationScoped
class AcceptanceStore {
  private static final Set<DeliveryState> REPEATABLE =
      Set.of(DeliveryState.DEAD, DeliveryState.DISCARDED);

  @Inject Clock clock;
  @Inject DeliveryIds ids;
  @Inject PayloadSeal seal;
  @Inject CredentialStore credentials;
  @Inject Designs designs;
  @Inject ClaimStore claims;
  @Inject ShortWay shortWay;

  @Inject Database database;

  /** What was stored, and whether the delivery may be carried out under the claim it was given. */
  record Stored(Acceptance acceptance, Optional<Delivery> claimed) {
    private Stored(Acceptance acceptance) {
      this(acceptance, Optional.empty());
    }
  }

  /**
   * Stores the call; committed when this returns.
   *
   * @param claim under which it may be carried out at once, if nothing stands in its way
   * @throws RuntimeException if the transaction failed; with two copies at the same moment that
   *     happens to one of them, which then finds the other when it is tried again
   */
  @Transactional(TxType.REQUIRES_NEW)
  Stored store(Notification notification, Optional<String> claim) {
    Instant now = clock.instant();
    Fingerprint fingerprint = Fingerprint.of(notification);
    AcceptedCall earlier =
        database
            .entities()
            .find(AcceptedCall.class, fingerprint.value(), LockModeType.PESSIMISTIC_WRITE);
    if (earlier != null && counts(earlier, now)) {
      refreshCredentials(earlier.delivery(), notification);
      return new Stored(new Acceptance.Duplicate(earlier.delivery()));
    }
    DeliveryId id = ids.next();
    if (earlier == null) {
      database.entities().persist(new AcceptedCall(fingerprint, id, now));
    } else {
      earlier.replaceWith(id, now);
    }
    Delivery delivery = new Delivery(id, notification, now);
    claim.ifPresent(given -> claims.claimNew(delivery, given));
    database.entities().persist(delivery);
    database.entities().flush();
    database
        .entities()
        .persist(new Payload(id, seal.seal(id, PayloadText.write(notification.values()))));
    notification.credentials().ifPresent(passed -> credentials.keep(id, passed));
    return new Stored(new Acceptance.Accepted(id), stayingClaimed(delivery, now));
  }

  private Optional<Delivery> stayingClaimed(Delivery delivery, Instant now) {
    if (delivery.claim().isEmpty()) {
      return Optional.empty();
    }
    if (shortWay.isClear(delivery)) {
      return Optional.of(delivery);
    }
    delivery.giveBack(now);
    return Optional.empty();
  }

  /** A repeat that brings another password of the same user may get a refused call going again. */
  private void refreshCredentials(DeliveryId earlier, Notification repeat) {
    Delivery delivery =
        database.entities().find(Delivery.class, earlier.value(), LockModeType.PESSIMISTIC_WRITE);
    boolean waitsForALogin =
        delivery.state() == DeliveryState.HELD
            && delivery.errorCode().filter(HoldReason.LOGIN.word()::equals).isPresent();
    repeat
        .credentials()
        .filter(passed -> waitsForALogin && delivery.org().equals(repeat.org().id()))
        .ifPresent(passed -> credentials.keep(earlier, passed));
  }

  private boolean counts(AcceptedCall earlier, Instant now) {
    if (earlier.acceptedAt().plus(designs.server().duplicatesWindow()).isBefore(now)) {
      return false;
    }
    Delivery delivery = database.entities().find(Delivery.class, earlier.delivery().value());
    return delivery != null && !REPEATABLE.contains(delivery.state());
  }
}
