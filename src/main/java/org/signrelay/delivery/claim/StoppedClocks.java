package org.signrelay.delivery.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.signrelay.database.Database;

/**
 * The time that a delivery waits for an earlier one of its record brings it no nearer to being
 * given up.
 */
@ApplicationScoped
class StoppedClocks {
  @Inject Database database;

  /**
   * Sets the clocks of deliveries forward by as long as they were due while an earlier one of their
   * record was open; before they are claimed.
   */
  @Transactional(TxType.MANDATORY)
  void forwardAfterWaiting(Collection<UUID> deliveries) {
    List<Object[]> waits =
        database
            .entities()
            .createQuery(
                "select d.id, max(e.endedAt) - d.dueAt from Delivery d, Delivery e"
                    + " where d.id in :ids and e.recordHash = d.recordHash and e.id < d.id"
                    + " and e.endedAt > d.dueAt group by d.id, d.dueAt",
                Object[].class)
            .setParameter("ids", deliveries)
            .getResultList();
    waits.forEach(row -> forward((UUID) row[0], ((Number) row[1]).longValue()));
  }

  private void forward(UUID delivery, long millis) {
    database
        .entities()
        .createQuery(
            "update Delivery d set d.firstAttemptAt = d.firstAttemptAt + :waited,"
                + " d.noRecordSince = d.noRecordSince + :waited where d.id = :id")
        .setParameter("waited", millis)
        .setParameter("id", delivery)
        .executeUpdate();
  }
}
