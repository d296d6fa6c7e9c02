package org.signrelay.delivery.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryState;

/** How much is waiting to be carried out. */
@ApplicationScoped
public class Backlog {
  @Inject Database database;

  /** Number of deliveries that have not ended. */
  @Transactional(TxType.REQUIRES_NEW)
  public long depth() {
    return database
        .entities()
        .createQuery("select count(d) from Delivery d where d.state in :open", Long.class)
        .setParameter("open", DeliveryState.OPEN)
        .getSingleResult();
  }

  /**
   * When the oldest delivery was accepted that is pending; held and scheduled ones do not count.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Instant> oldestPending() {
    return Optional.ofNullable(
            database
                .entities()
                .createQuery(
                    "select min(d.receivedAt) from Delivery d where d.state = :pending", Long.class)
                .setParameter("pending", DeliveryState.PENDING)
                .getSingleResult())
        .map(Instant::ofEpochMilli);
  }
}
