package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.signrelay.design.OrgId;

/**
 * The orgs that the last look at the queue found shut: something is due, but they stand still, or
 * do not answer. What arrives for them meanwhile is worth no look of its own; each one would take
 * its part of the database from those that accept calls. What opens an org again is told, or seen
 * by polling.
 */
@ApplicationScoped
class ShutOrgs {
  /** How long a look is trusted. */
  static final Duration TRUSTED = Duration.ofSeconds(1);

  private final LongSupplier nanoTime;
  private volatile Sighting last;

  private record Sighting(Set<OrgId> shut, long at) {}

  ShutOrgs() {
    this(System::nanoTime);
  }

  ShutOrgs(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    found(Set.of());
  }

  /** A look at the queue is over. */
  void found(Set<OrgId> shut) {
    last = new Sighting(Set.copyOf(shut), nanoTime.getAsLong());
  }

  /** How long what arrives for an org need not be looked for; zero if the org was not shut. */
  Duration pause(OrgId org) {
    Sighting sighting = last;
    if (!sighting.shut().contains(org)) {
      return Duration.ZERO;
    }
    Duration left = TRUSTED.minusNanos(nanoTime.getAsLong() - sighting.at());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
