package org.signrelay.salesforce.session.lockout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import org.signrelay.database.Database;
import org.signrelay.design.OrgId;

/** Turns in the database, each step in a short transaction of its own. */
@ApplicationScoped
class LoginTurnStore {
  private static final long OVER = 0;

  @Inject Clock clock;
  @Inject Database database;

  /**
   * Takes the turn if nobody has it, or whoever had it did not give it back in time.
   *
   * @return whether the holder has it now
   * @throws RuntimeException if the transaction failed; of two that take the first turn of an org
   *     at the same moment that happens to one
   */
  @Transactional(TxType.REQUIRES_NEW)
  boolean take(OrgId org, String holder, Duration length) {
    long now = clock.millis();
    long end = now + length.toMillis();
    int taken =
        database
            .entities()
            .createQuery(
                "update LoginTurn t set t.holder = :holder, t.endsAt = :end"
                    + " where t.org = :org and t.endsAt <= :now")
            .setParameter("holder", holder)
            .setParameter("end", end)
            .setParameter("org", org.value())
            .setParameter("now", now)
            .executeUpdate();
    if (taken == 0 && database.entities().find(LoginTurn.class, org.value()) == null) {
      database.entities().persist(new LoginTurn(org.value(), holder, end));
      return true;
    }
    return taken == 1;
  }

  /** Ends a turn; does nothing if it has passed to another holder. */
  @Transactional(TxType.REQUIRES_NEW)
  void giveBack(OrgId org, String holder) {
    database
        .entities()
        .createQuery(
            "update LoginTurn t set t.endsAt = :over where t.org = :org and t.holder = :holder")
        .setParameter("over", OVER)
        .setParameter("org", org.value())
        .setParameter("holder", holder)
        .executeUpdate();
  }
}
