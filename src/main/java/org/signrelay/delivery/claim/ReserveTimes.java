package org.signrelay.delivery.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.design.OrgId;

/**
 * The time that a delivery is kept back because its org's API calls run short brings it no nearer
 * to being given up. In the database, since the node that takes it then need not be one that kept
 * it back.
 */
@ApplicationScoped
class ReserveTimes {
  /** What was due then has long been carried out. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

  /**
   * Of the time in the reserve counts what came after it was due and, since that time is forwarded
   * already, after the last earlier one of its record. A final status is not kept back.
   */
  private static final String FORWARD =
      """
      update delivery set first_attempt_at = first_attempt_at + %1$s,
        no_record_since = no_record_since + %1$s
      where id = ?1 and status_rank < 3 and due_at < ?3
      """
          .formatted(
              """
              greatest(0, ?3 - greatest(?2, due_at, coalesce((
                select max(e.ended_at) from delivery e
                where e.record_hash = delivery.record_hash and e.id < delivery.id), 0)))
              """
                  .strip());

  @Inject Clock clock;
  @Inject Database database;

  /**
   * Takes note that only final statuses go to an org now. Two who are the first to do so at the
   * same moment collide.
   */
  @Transactional(TxType.MANDATORY)
  void note(OrgId org) {
    Instant now = clock.instant();
    ReserveTime known = database.entities().find(ReserveTime.class, org.value());
    if (known == null) {
      forgetOld(now);
      database.entities().persist(new ReserveTime(org, now));
    } else {
      known.seen(now);
    }
  }

  /**
   * Sets the clocks of an org's deliveries forward by as long as they were kept back; before they
   * are claimed, and after they were set forward for those that preceded them.
   */
  @Transactional(TxType.MANDATORY)
  void forward(OrgId org, Collection<Due> deliveries) {
    ReserveTime known = database.entities().find(ReserveTime.class, org.value());
    if (known != null) {
      long end = known.end(clock.instant());
      deliveries.stream()
          .filter(delivery -> delivery.dueAt() < end)
          .forEach(delivery -> forward(known, delivery.delivery()));
    }
  }

  private void forward(ReserveTime reserve, UUID delivery) {
    database
        .entities()
        .createNativeQuery(FORWARD)
        .setParameter(1, delivery)
        .setParameter(2, reserve.since())
        .setParameter(3, reserve.end(clock.instant()))
        .executeUpdate();
  }

  private void forgetOld(Instant now) {
    database
        .entities()
        .createQuery("delete from ReserveTime r where r.endsAt < :before")
        .setParameter("before", now.minus(FORGOTTEN_AFTER).toEpochMilli())
        .executeUpdate();
  }
}
