package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import org.signrelay.database.Database;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.standstill.Standstill;
import org.signrelay.design.vocabulary.Status;

/**
 * What keeps a delivery from being carried out as soon as it is accepted. One statement asks for
 * all of it, since each call pays for it.
 */
@ApplicationScoped
class Obstacles {
  /**
   * Another delivery of its record is open, or wrote a status to which this one may have to give
   * way; its org has one that is due; its org or design stands still; its org's breaker is not
   * closed. The earliest due time of the org stands in an index; how many are due is more than the
   * planner knows.
   */
  private static final String NONE =
      """
      select 1
      where not exists (
          select 1 from delivery d
          where d.record_hash = ?1 and d.id <> ?2
            and (d.state in ('PENDING', 'WAITING', 'DELIVERING', 'HELD')
              or (d.state = 'DELIVERED' or d.record_id is not null)
                and d.status_rank > 0 and d.status_rank >= ?3))
        and coalesce((select min(e.due_at) from delivery e where e.org = ?4) > ?5, true)
        and not exists (select 1 from standstill s where s.scope in (?6, ?7))
        and not exists (select 1 from circuit_breaker b where b.org = ?4)
      """;

  @Inject Clock clock;
  @Inject Database database;

  /**
   * Whether nothing stands in the way of a delivery that was claimed and written in the current
   * transaction.
   */
  @Transactional(TxType.MANDATORY)
  boolean isNoneFor(Delivery claimed) {
    return !database
        .entities()
        .createNativeQuery(NONE)
        .setParameter(1, claimed.recordHash())
        .setParameter(2, claimed.id().value())
        .setParameter(3, claimed.status().map(Status::rank).orElse(0))
        .setParameter(4, claimed.org().value())
        .setParameter(5, clock.millis())
        .setParameter(6, Standstill.scopeOf(claimed.org()))
        .setParameter(7, Standstill.scopeOf(claimed.design()))
        .getResultList()
        .isEmpty();
  }
}
