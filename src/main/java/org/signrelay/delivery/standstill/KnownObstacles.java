package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.signrelay.design.Design;
import org.signrelay.design.OrgId;

/**
 * What stood still when this node last looked: asked for each call, and so not of the database. Who
 * is wrong for a moment does no harm: what waits is held by the next look, and what is held though
 * nothing keeps it back is released.
 */
@ApplicationScoped
public class KnownObstacles {
  /** A look comes every second; who has not looked for longer does not know. */
  private static final Duration LONGEST_KNOWN = Duration.ofSeconds(5);

  private volatile Optional<Standstills.Snapshot> last = Optional.empty();

  @Inject Clock clock;

  void saw(Standstills.Snapshot snapshot) {
    last = Optional.of(snapshot);
  }

  /** Why a new delivery of a design to an org has to stand still; empty if it need not. */
  public Optional<Obstacle> of(Design design, OrgId org) {
    return last.filter(this::isKnown)
        .flatMap(
            snapshot -> Gate.obstacle(org, snapshot).or(() -> Gate.obstacle(design, snapshot)));
  }

  private boolean isKnown(Standstills.Snapshot snapshot) {
    return !snapshot.taken().plus(LONGEST_KNOWN).isBefore(clock.instant());
  }
}
