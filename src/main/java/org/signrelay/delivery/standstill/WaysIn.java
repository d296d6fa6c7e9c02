package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.design.OrgId;

/**
 * The orgs with refused credentials that any node can enter, with other ones or in a session that
 * is still open. A node that cannot must not stop them.
 */
@ApplicationScoped
class WaysIn {
  /** Three looks of a node, see {@code Heartbeat}. */
  private static final Duration GONE_AFTER = Duration.ofSeconds(45);

  @Inject Clock clock;
  @Inject Database database;

  /**
   * Says that this node can enter an org.
   *
   * @throws RuntimeException if the transaction failed; of two nodes that are the first to say so
   *     at the same moment that happens to one
   */
  @Transactional(TxType.REQUIRES_NEW)
  void say(OrgId org) {
    database.entities().merge(new WayIn(org, clock.instant()));
  }

  /** The orgs that a node can enter, this one or another. */
  @Transactional(TxType.REQUIRES_NEW)
  Set<OrgId> onAnyNode() {
    return database
        .entities()
        .createQuery("select w.org from WayIn w where w.seenAt > :since", String.class)
        .setParameter("since", clock.instant().minus(GONE_AFTER).toEpochMilli())
        .getResultList()
        .stream()
        .map(OrgId::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
