package org.signrelay.salesforce.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;

/**
 * The daily quota of each org as this node last heard of it. Every answer of Salesforce brings it,
 * so nodes need not tell each other.
 */
@ApplicationScoped
public class ApiBudget {
  /** The quota is a rolling one: after an hour without an answer it may be another. */
  private static final Duration STALE_AFTER = Duration.ofHours(1);

  /** All calls of which the quota counts are over by then. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final Map<OrgId, ApiUsage> usages = new ConcurrentHashMap<>();

  @Inject Clock clock;
  @Inject Designs designs;

  /** Takes note of a header {@code Sforce-Limit-Info}; one that is not understood is ignored. */
  public void heard(OrgId org, String header) {
    ApiUsage.parse(header, clock.instant()).ifPresent(usage -> usages.put(org, usage));
  }

  /** Forgets what Salesforce said more than a day ago; to be called now and then. */
  public void forgetOld() {
    Instant before = clock.instant().minus(FORGOTTEN_AFTER);
    usages.values().removeIf(usage -> usage.seen().isBefore(before));
  }

  /** What Salesforce last said within a day. */
  public Optional<ApiUsage> usage(OrgId org) {
    return Optional.ofNullable(usages.get(org));
  }

  /**
   * Whether what is left of the quota is for final statuses only, and for others than SignRelay.
   */
  public boolean isInReserve(OrgId org) {
    return usage(org)
        .filter(usage -> usage.seen().plus(STALE_AFTER).isAfter(clock.instant()))
        .filter(usage -> usage.isInReserve(designs.server().apiReservePercent()))
        .isPresent();
  }
}
