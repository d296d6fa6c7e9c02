package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.pace.Allowance;
import org.signrelay.delivery.pace.Breaker;
import org.signrelay.delivery.pace.Breakers;
import org.signrelay.delivery.pace.Pace;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.design.OrgId;

/** What is due and may go, with what each org may be asked: one look, in one short transaction. */
@ApplicationScoped
class Survey {
  @Inject ClaimStore claims;
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

  /** An opening for each org with something due that does not stand still. */
  @Transactional(TxType.REQUIRES_NEW)
  List<Opening> openings() {
    Set<Route> due = claims.routesWithDue();
    if (due.isEmpty()) {
      return List.of();
    }
    Map<OrgId, Breaker> notClosed = breakers.current();
    return gate.openLanes(due).stream()
        .map(
            lane ->
                new Opening(
                    lane,
                    pace.allowance(lane.org(), Optional.ofNullable(notClosed.get(lane.org())))))
        .toList();
  }
}
