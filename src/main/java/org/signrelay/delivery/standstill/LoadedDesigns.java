package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.design.DesignId;

/**
 * The designs that any node has loaded, so that a node without one does not stop what another node
 * can carry out.
 */
@ApplicationScoped
class LoadedDesigns {
  /** Three looks of a node, see {@code Heartbeat}. */
  private static final Duration GONE_AFTER = Duration.ofSeconds(45);

  @Inject Clock clock;
  @Inject Database database;

  /** Says that this node has these loaded, and no longer those. */
  @Transactional(TxType.REQUIRES_NEW)
  void say(Collection<DesignId> loaded) {
    loaded.stream()
        .sorted()
        .forEach(design -> database.entities().merge(new LoadedDesign(design, clock.instant())));
  }

  /** Takes a design back that this node had loaded; another node that has it says so again. */
  @Transactional(TxType.REQUIRES_NEW)
  void takeBack(DesignId removed) {
    database
        .entities()
        .createQuery("delete from LoadedDesign l where l.design = :design")
        .setParameter("design", removed.value())
        .executeUpdate();
  }

  /** The designs that a node has loaded, this one or another. */
  @Transactional(TxType.REQUIRES_NEW)
  Set<DesignId> onAnyNode() {
    return database
        .entities()
        .createQuery("select l.design from LoadedDesign l where l.seenAt > :since", String.class)
        .setParameter("since", clock.instant().minus(GONE_AFTER).toEpochMilli())
        .getResultList()
        .stream()
        .map(DesignId::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
