package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.DesignId;
import org.signrelay.salesforce.reaction.Reaction;

/** Makes it visible on the deliveries themselves that they stand still, and ends it. */
@ApplicationScoped
class HoldStore {
  private static final List<DeliveryState> WAITING_FOR_THEIR_TURN =
      List.of(DeliveryState.PENDING, DeliveryState.WAITING);

  /** An empty list is no valid operand of {@code in}. */
  private static final List<String> NOTHING = List.of("");

  @Inject Clock clock;

  @Inject Database database;

  /** The designs that have held deliveries. */
  @Transactional(TxType.REQUIRES_NEW)
  Set<DesignId> designsWithHeld() {
    return database
        .entities()
        .createQuery("select distinct d.design from Delivery d where d.state = :held", String.class)
        .setParameter("held", DeliveryState.HELD)
        .getResultList()
        .stream()
        .map(DesignId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Holds all deliveries of a design that wait for their turn. */
  @Transactional(TxType.REQUIRES_NEW)
  void hold(DesignId design, HoldReason reason, String message) {
    holding("d.design = :design", reason, message)
        .setParameter("design", design.value())
        .executeUpdate();
  }

  /** Holds all deliveries of designs that are not loaded. */
  @Transactional(TxType.REQUIRES_NEW)
  void holdAllExcept(Collection<DesignId> loaded, HoldReason reason, String message) {
    holding("d.design not in :designs", reason, message)
        .setParameter(
            "designs", loaded.isEmpty() ? NOTHING : loaded.stream().map(DesignId::value).toList())
        .executeUpdate();
  }

  private Query holding(String which, HoldReason reason, String message) {
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :held, d.heldSince = :now, d.errorCode = :code,"
                + " d.errorMessage = :message, d.errorReaction = :reaction"
                + " where d.state in :waiting and "
                + which)
        .setParameter("waiting", WAITING_FOR_THEIR_TURN)
        .setParameter("held", DeliveryState.HELD)
        .setParameter("now", clock.millis())
        .setParameter("code", reason.word())
        .setParameter("message", message)
        .setParameter("reaction", Reaction.HOLD.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Makes a design's held deliveries due, in their order; their clocks go on from where they stood
   * still.
   *
   * @param except reasons that have not ended
   */
  @Transactional(TxType.REQUIRES_NEW)
  int release(DesignId design, Collection<HoldReason> except) {
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :pending, d.dueAt = :now,"
                + " d.firstAttemptAt = d.firstAttemptAt + (:now - d.heldSince),"
                + " d.noRecordSince = d.noRecordSince + (:now - d.heldSince),"
                + " d.heldSince = null"
                + " where d.design = :design and d.state = :held and d.errorCode not in :except")
        .setParameter("pending", DeliveryState.PENDING)
        .setParameter("now", clock.millis())
        .setParameter("design", design.value())
        .setParameter("held", DeliveryState.HELD)
        .setParameter(
            "except", except.isEmpty() ? NOTHING : except.stream().map(HoldReason::word).toList())
        .executeUpdate();
  }
}
