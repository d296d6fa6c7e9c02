package org.signrelay.delivery.pace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.signrelay.database.Collision;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;

/**
 * Paces the calls of this node to each org. Five calls in a row that Salesforce does not answer
 * open the org's breaker; after that, and after every standstill, calls at once grow from one,
 * doubled with each success, to {@code signrelay.salesforce.connections}.
 */
@ApplicationScoped
public class Pace {
  private static final Logger LOG = System.getLogger(Pace.class.getName());
  private static final int FAILURES_TO_OPEN = 5;

  /** The breaker, which is in the database, goes on without it. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final Map<OrgId, Run> runs = new ConcurrentHashMap<>();

  @Inject Clock clock;
  @Inject Designs designs;
  @Inject Breakers breakers;

  /** What happened lately: failures in a row, and how many calls at once are allowed. */
  private record Run(int failures, int places, Instant since) {}

  /** Forgets orgs that were not called for a day; to be called now and then. */
  public void forgetOld() {
    Instant before = clock.instant().minus(FORGOTTEN_AFTER);
    runs.values().removeIf(run -> run.since().isBefore(before));
  }

  /**
   * What an org may be asked now.
   *
   * @param breaker the org's breaker, if it is not closed
   */
  public Allowance allowance(OrgId org, Optional<Breaker> breaker) {
    if (breaker.isPresent()) {
      return breaker.get().isOpen(clock.instant()) ? Allowance.NONE : Allowance.PROBE;
    }
    int most = designs.server().connections();
    Run run = runs.get(org);
    return new Allowance(run == null ? most : Math.min(run.places(), most), false);
  }

  /** The org answered. */
  public void answered(OrgId org) {
    Run before = runs.get(org);
    if (before == null) {
      return;
    }
    int doubled = before.places() * 2;
    if (before.failures() >= FAILURES_TO_OPEN) {
      recovered(org);
    } else if (doubled >= designs.server().connections()) {
      runs.remove(org);
    } else {
      runs.put(org, new Run(0, doubled, clock.instant()));
    }
  }

  /** The org answers again after its breaker was open or it stood still; calls begin with one. */
  public void recovered(OrgId org) {
    breakers.close(org);
    runs.put(org, new Run(0, 1, clock.instant()));
    LOG.log(Level.INFO, "org answers again org={0}", org);
  }

  /** The org did not answer. */
  public void failed(OrgId org) {
    Run run =
        runs.merge(
            org,
            new Run(1, designs.server().connections(), clock.instant()),
            (before, first) -> new Run(before.failures() + 1, before.places(), first.since()));
    if (run.failures() >= FAILURES_TO_OPEN) {
      if (run.failures() == FAILURES_TO_OPEN) {
        LOG.log(Level.ERROR, "org does not answer, its circuit breaker opens org={0}", org);
      }
      Collision.again(() -> breakers.open(org));
    }
  }
}
