package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryId;

/** Looks into the tables. */
@ApplicationScoped
public class StoredRows {
  @Inject Database database;

  /** What the table of credentials holds for a delivery; null if nothing. */
  @Transactional(TxType.REQUIRES_NEW)
  public String credentials(DeliveryId delivery) {
    return database
        .entities()
        .createQuery(
            "select c.content from StoredCredentials c where c.delivery = :delivery", String.class)
        .setParameter("delivery", delivery.value())
        .getResultList()
        .stream()
        .findFirst()
        .orElse(null);
  }
}
