package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.delivery.pace.Allowance;
import org.signrelay.delivery.pace.Breaker;
import org.signrelay.delivery.pace.Breakers;
import org.signrelay.delivery.pace.Pace;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.delivery.standstill.Routes;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.OrgId;

/** What waits, and what of it may go: one look at the queue, in one short transaction. */
@ApplicationScoped
class Survey {
  @Inject Clock clock;
  @Inject Routes routes;
  @Inject Gate gate;
  @Inject Pace pace;
  @Inject Breakers breakers;

  /** Deliveries of an org that may go now. */
  record Opening(Lane lane, Allowance allowance) {

    /** Whether a single delivery is to find out if the org answers. */
    boolean probing() {
      return lane.probing() || allowance.probing();
    }

    /** How many calls may be made at once. */
    int places() {
      return probing() ? Math.min(1, allowance.places()) : allowance.places();
    }
  }

  /**
   * What there is to do.
   *
   * @param openings one for each org with something due that does not stand still
   * @param shut orgs with something due to which nothing may go now
   * @param next when there is more to do at the earliest: the next one is due, or a breaker lets
   *     one find out; empty if nothing waits
   */
  record Sight(List<Opening> openings, Set<OrgId> shut, Optional<Instant> next) {}

  @Transactional(TxType.REQUIRES_NEW)
  Sight look() {
    Instant now = clock.instant();
    List<Turn> waiting = routes.waiting();
    List<Turn> due = waiting.stream().filter(turn -> turn.isDue(now)).toList();
    Stream<Instant> coming = waiting.stream().map(Turn::earliest);
    if (due.isEmpty()) {
      return new Sight(List.of(), Set.of(), coming.min(Comparator.naturalOrder()));
    }
    Map<OrgId, Breaker> notClosed = breakers.current();
    Stream<Instant> probes = notClosed.values().stream().map(Breaker::openUntil);
    List<Opening> openings = openings(due, notClosed);
    return new Sight(
        openings,
        shut(due, openings),
        Stream.concat(coming, probes).filter(now::isBefore).min(Comparator.naturalOrder()));
  }

  private static Set<OrgId> shut(List<Turn> due, List<Opening> openings) {
    Set<OrgId> shut = due.stream().map(turn -> turn.route().org()).collect(Collectors.toSet());
    openings.stream()
        .filter(opening -> opening.places() > 0)
        .map(opening -> opening.lane().org())
        .forEach(shut::remove);
    return shut;
  }

  private List<Opening> openings(List<Turn> due, Map<OrgId, Breaker> notClosed) {
    return gate.openLanes(due).stream()
        .map(
            lane ->
                new Opening(
                    lane,
                    pace.allowance(lane.org(), Optional.ofNullable(notClosed.get(lane.org())))))
        .toList();
  }
}
