package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryEvent;

/**
 * Calls all nodes to look at the queue: by a number in the database that grows, at which each node
 * looks every second.
 */
@ApplicationScoped
class Bell {
  private long heard;

  @Inject Database database;

  @Transactional(TxType.REQUIRES_NEW)
  void onReleased(@Observes DeliveryEvent.Released released) {
    countOn();
  }

  /** Calls the nodes, this one too. */
  @Transactional(TxType.REQUIRES_NEW)
  void ring() {
    countOn();
  }

  private void countOn() {
    database.entities().createNativeQuery("update bell set rings = rings + 1").executeUpdate();
  }

  /** Whether somebody rang since this was asked before; by one thread at a time. */
  @Transactional(TxType.REQUIRES_NEW)
  boolean hasRung() {
    long rings =
        ((Number) database.entities().createNativeQuery("select rings from bell").getSingleResult())
            .longValue();
    boolean rung = rings != heard;
    heard = rings;
    return rung;
  }
}
