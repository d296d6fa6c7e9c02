package org.signrelay.delivery.pace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.design.OrgId;

/** The circuit breakers that are not closed, in the database for all nodes. */
@ApplicationScoped
public class Breakers {
  @Inject Clock clock;
  @Inject Database database;

  /** The breakers that are open or half open, by org. */
  @Transactional(TxType.REQUIRED)
  public Map<OrgId, Breaker> current() {
    return database
        .entities()
        .createQuery("select b from Breaker b", Breaker.class)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(breaker -> new OrgId(breaker.org()), Function.identity()));
  }

  /**
   * Opens an org's breaker unless that is done; returns until when it is open. Two who open it at
   * the same moment collide.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Instant open(OrgId org) {
    Instant now = clock.instant();
    Breaker breaker = database.entities().find(Breaker.class, org.value());
    if (breaker == null) {
      breaker = new Breaker(org.value(), now);
      database.entities().persist(breaker);
    }
    if (!breaker.isOpen(now)) {
      breaker.open(now);
    }
    database.entities().flush();
    return breaker.openUntil();
  }

  /** The org answers again. */
  @Transactional(TxType.REQUIRES_NEW)
  void close(OrgId org) {
    database
        .entities()
        .createQuery("delete from Breaker b where b.org = :org")
        .setParameter("org", org.value())
        .executeUpdate();
  }
}
