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
import org.signrelay.database.Engine;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Reaction;

/** Makes it visible on the deliveries themselves that they stand still, and ends it. */
@ApplicationScoped
class HoldStore {
  private static final List<DeliveryState> WAITING_FOR_THEIR_TURN =
      List.of(DeliveryState.PENDING, DeliveryState.WAITING);

  /** An empty list is no valid operand of {@code in}. */
  private static final List<String> NOTHING = List.of("");

  /**
   * Two nodes that hold or release the same deliveries would lock them crosswise: PostgreSQL may
   * read a large table from where another session is reading it. Ends with the transaction.
   */
  private static final String ONE_NODE_AT_A_TIME =
      "select 1 from pg_advisory_xact_lock(7368727241)";

  @Inject Clock clock;

  @Inject Database database;

  /** The orgs for which a design has open deliveries. */
  @Transactional(TxType.REQUIRES_NEW)
  Set<OrgId> orgsOf(DesignId design) {
    return database
        .entities()
        .createQuery(
            "select distinct d.org from Delivery d where d.design = :design and d.state in :open",
            String.class)
        .setParameter("design", design.value())
        .setParameter("open", DeliveryState.OPEN)
        .getResultList()
        .stream()
        .map(OrgId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Holds all deliveries of a design that wait for their turn; returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  int hold(DesignId design, Obstacle obstacle) {
    return holding("d.design = :design", obstacle)
        .setParameter("design", design.value())
        .executeUpdate();
  }

  /** Holds all deliveries for an org that wait for their turn; returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  int hold(OrgId org, Collection<DesignId> designs, Obstacle obstacle) {
    return holding("d.org = :org and d.design in :designs", obstacle)
        .setParameter("org", org.value())
        .setParameter("designs", values(designs))
        .executeUpdate();
  }

  /** Lets deliveries for an org that are held for a reason say what it has become. */
  @Transactional(TxType.REQUIRES_NEW)
  void correct(OrgId org, Obstacle obstacle) {
    takeTurn();
    database
        .entities()
        .createQuery(
            "update Delivery d set d.errorMessage = :message"
                + " where d.org = :org and d.state = :held and d.errorCode = :code")
        .setParameter("message", obstacle.message())
        .setParameter("org", org.value())
        .setParameter("held", DeliveryState.HELD)
        .setParameter("code", obstacle.reason().word())
        .executeUpdate();
  }

  private static List<String> values(Collection<DesignId> designs) {
    return designs.isEmpty() ? NOTHING : designs.stream().map(DesignId::value).toList();
  }

  private void takeTurn() {
    if (database.engine() == Engine.POSTGRESQL) {
      database.entities().createNativeQuery(ONE_NODE_AT_A_TIME).getSingleResult();
    }
  }

  private Query holding(String which, Obstacle obstacle) {
    takeTurn();
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :held, d.dueAt = null, d.heldSince = :now,"
                + " d.errorCode = :code,"
                + " d.errorMessage = :message, d.errorReaction = :reaction"
                + " where d.state in :waiting and "
                + which)
        .setParameter("waiting", WAITING_FOR_THEIR_TURN)
        .setParameter("held", DeliveryState.HELD)
        .setParameter("now", clock.millis())
        .setParameter("code", obstacle.reason().word())
        .setParameter("message", obstacle.message())
        .setParameter("reaction", Reaction.HOLD.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Makes held deliveries of a design for an org due, in their order; their clocks go on from where
   * they stood still.
   *
   * @param except reasons that have not ended
   */
  @Transactional(TxType.REQUIRES_NEW)
  int release(Route route, Collection<HoldReason> except) {
    takeTurn();
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :pending, d.dueAt = :now,"
                + " d.firstAttemptAt = d.firstAttemptAt + (:now - d.heldSince),"
                + " d.noRecordSince = d.noRecordSince + (:now - d.heldSince),"
                + " d.heldSince = null"
                + " where d.org = :org and d.design = :design and d.state = :held"
                + " and d.errorCode not in :except")
        .setParameter("pending", DeliveryState.PENDING)
        .setParameter("now", clock.millis())
        .setParameter("org", route.org().value())
        .setParameter("design", route.design().value())
        .setParameter("held", DeliveryState.HELD)
        .setParameter(
            "except", except.isEmpty() ? NOTHING : except.stream().map(HoldReason::word).toList())
        .executeUpdate();
  }
}
