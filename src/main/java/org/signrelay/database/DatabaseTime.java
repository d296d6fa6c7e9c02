package org.signrelay.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/** Asks the database what time it is; also tells whether it answers at all. */
@ApplicationScoped
public class DatabaseTime {
  @Inject Database database;

  /**
   * The database's time.
   *
   * @throws RuntimeException of the persistence provider if the database does not answer
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Instant now() {
    Object millis =
        database
            .entities()
            .createNativeQuery(
                "select cast(extract(epoch from current_timestamp) * 1000 as bigint)")
            .getSingleResult();
    return Instant.ofEpochMilli(((Number) millis).longValue());
  }
}
