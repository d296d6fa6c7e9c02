package org.signrelay.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.signrelay.delivery.desk.Backlog;
import org.signrelay.delivery.pace.Breaker;
import org.signrelay.delivery.pace.Breakers;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.budget.ApiBudget;
import org.signrelay.salesforce.session.Sessions;

/** How the whole server stands: its backlog, and each Salesforce org of its designs. */
@ApplicationScoped
class ServerStanding {
  @Inject Backlog backlog;
  @Inject Designs designs;
  @Inject Gate gate;
  @Inject Standstills standstills;
  @Inject Breakers breakers;
  @Inject ApiBudget budget;
  @Inject Sessions sessions;
  @Inject Clock clock;

  /** Number of deliveries that have not ended, of all nodes. */
  long depth() {
    return backlog.depth();
  }

  /** For how long the oldest pending delivery has waited; 0 if none is pending. */
  long oldestPendingSeconds() {
    return backlog
        .oldestPending()
        .map(received -> Duration.between(received, clock.instant()).toSeconds())
        .orElse(0L);
  }

  /** The orgs of the loaded designs, in the order of their names. */
  List<OrgStanding> orgs() {
    Standstills.Snapshot stopped = standstills.current();
    Map<OrgId, Breaker> notClosed = breakers.current();
    return designs.loaded().stream()
        .flatMap(design -> gate.orgsOf(design).stream())
        .map(OrgId::value)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(OrgId::new)
        .map(org -> standing(org, stopped, Optional.ofNullable(notClosed.get(org))))
        .toList();
  }

  private OrgStanding standing(
      OrgId org, Standstills.Snapshot stopped, Optional<Breaker> notClosed) {
    return new OrgStanding(
        org,
        login(org, stopped),
        budget.usage(org),
        budget.isInReserve(org),
        notClosed.map(this::circuit).orElse(OrgStanding.Circuit.CLOSED));
  }

  private OrgStanding.Login login(OrgId org, Standstills.Snapshot stopped) {
    boolean refused = stopped.of(org).filter(stop -> stop.reason() == HoldReason.LOGIN).isPresent();
    if (refused) {
      return OrgStanding.Login.REFUSED;
    }
    return sessions.isOpen(org) ? OrgStanding.Login.OPEN : OrgStanding.Login.NONE;
  }

  private OrgStanding.Circuit circuit(Breaker breaker) {
    return breaker.isOpen(clock.instant())
        ? OrgStanding.Circuit.OPEN
        : OrgStanding.Circuit.HALF_OPEN;
  }
}
