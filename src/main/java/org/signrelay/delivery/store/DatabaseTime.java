package org.signrelay.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/** Asks the database what time it is; also tells whether it answers at all. */
@ApplicationScoped
public class DatabaseTime {
  @PersistenceContext(unitName = "signrelay")
  EntityManager entities;

  /**
   * The database's time.
   *
   * @throws RuntimeException of the persistence provider if the database does not answer
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Instant now() {
    Object millis =
        entities
            .createNativeQuery(
                "select cast(extract(epoch from current_timestamp) * 1000 as bigint)")
            .getSingleResult();
    return Instant.ofEpochMilli(((Number) millis).longValue());
  }
}
