package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.database.Engine;
import org.signrelay.database.Plan;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/**
 * Makes it visible on the deliveries themselves that they stand still, and ends it: of however many
 * there are, {@link #SOME} in each transaction. Rows that somebody else has locked are passed over,
 * so nodes share the work and wait for nobody; what is left follows with the next ones.
 */
@ApplicationScoped
class HoldStore {
  /** How many deliveries a transaction changes at most; fewer mean that there are no more. */
  static final int SOME = 5_000;

  /**
   * The clocks of one that was tried stand still from when it was due again: what kept it back
   * since then, such as an earlier one of its record or the reserve of API calls, is no longer told
   * apart after this.
   */
  private static final String HOLD =
      """
      update delivery set state = 'HELD', due_at = null,
        held_since = case when tries > 0 and due_at < ?1 then due_at else ?1 end, error_code = ?2,
        error_message = ?3, error_reaction = 'hold'
      where state in ('PENDING', 'WAITING') and """;

  private static final String WAITING_FOR_THEIR_TURN =
      "d.state in ('PENDING', 'WAITING') and d.due_at is not null and ";

  private static final String CORRECT =
      "update delivery set error_message = ?1 where state = 'HELD' and";

  /** Their clocks go on from where they stood still. */
  private static final String RELEASE =
      """
      update delivery set state = 'PENDING', due_at = ?1,
        first_attempt_at = first_attempt_at + (?1 - held_since),
        no_record_since = no_record_since + (?1 - held_since),
        held_since = null
      where state = 'HELD' and """;

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

  /** Holds deliveries of a design that wait for their turn; returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  int holdSome(DesignId design, Obstacle obstacle) {
    return holding(obstacle, "d.design = ?4").setParameter(4, design.value()).executeUpdate();
  }

  /** Holds deliveries for an org that wait for their turn; returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  int holdSome(Route route, Obstacle obstacle) {
    return holding(obstacle, "d.org = ?4 and d.design = ?5")
        .setParameter(4, route.org().value())
        .setParameter(5, route.design().value())
        .executeUpdate();
  }

  /**
   * There are few of them or none, however many deliveries the design or org had or has that are no
   * longer, or not yet, among them. PostgreSQL's planner expects to come across them soon wherever
   * it begins, and would read the table from its start, each second.
   */
  private Query holding(Obstacle obstacle, String which) {
    database.planWithout(Plan.WHOLE_TABLE);
    return database
        .entities()
        .createNativeQuery(HOLD + some(WAITING_FOR_THEIR_TURN + which))
        .setParameter(1, clock.millis())
        .setParameter(2, obstacle.reason().word())
        .setParameter(3, obstacle.message());
  }

  /**
   * Lets deliveries for an org that are held for a reason say what it has become; says how many.
   */
  @Transactional(TxType.REQUIRES_NEW)
  int correctSome(OrgId org, Obstacle obstacle) {
    database.planWithout(Plan.WHOLE_TABLE);
    return database
        .entities()
        .createNativeQuery(
            CORRECT
                + some(
                    "d.state = 'HELD' and d.org = ?2 and d.error_code = ?3"
                        + " and d.error_message <> ?1"))
        .setParameter(1, obstacle.message())
        .setParameter(2, org.value())
        .setParameter(3, obstacle.reason().word())
        .executeUpdate();
  }

  /**
   * Makes held deliveries of a design for an org due, the earliest ones first; returns how many.
   *
   * @param except reasons that have not ended
   */
  @Transactional(TxType.REQUIRES_NEW)
  int releaseSome(Route route, Collection<HoldReason> except) {
    return database
        .entities()
        .createNativeQuery(
            RELEASE
                + some(
                    "d.state = 'HELD' and d.org = ?2 and d.design = ?3"
                        + without(except)
                        + " order by d.id"))
        .setParameter(1, clock.millis())
        .setParameter(2, route.org().value())
        .setParameter(3, route.design().value())
        .executeUpdate();
  }

  private static String without(Collection<HoldReason> reasons) {
    return reasons.isEmpty()
        ? ""
        : reasons.stream()
            .map(reason -> "'" + reason.word() + "'")
            .collect(Collectors.joining(", ", " and d.error_code not in (", ")"));
  }

  /** PostgreSQL finds an array once; a list it may look for again for each row. */
  private String some(String which) {
    String found = "select d.id from delivery d where " + which + " limit " + SOME;
    return database.engine() == Engine.POSTGRESQL
        ? " id = any(array(" + found + " for update skip locked))"
        : " id in (" + found + ")";
  }
}
