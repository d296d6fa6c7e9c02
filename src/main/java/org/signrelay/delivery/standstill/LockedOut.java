package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.signrelay.database.Collision;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.session.Entrance;
import org.signrelay.salesforce.session.Sessions;
import org.signrelay.salesforce.session.lockout.RefusedLogins;

/**
 * The orgs that this node cannot enter: whatever credentials it has for them were refused, here or
 * on another node. While another node has better ones it leaves their deliveries to that node; an
 * org that no node can enter stands still.
 */
@ApplicationScoped
class LockedOut {
  private static final Logger LOG = System.getLogger(LockedOut.class.getName());

  private final AtomicReference<Set<OrgId>> orgs = new AtomicReference<>(Set.of());

  @Inject RefusedLogins refusedLogins;
  @Inject Entrance entrance;
  @Inject Sessions sessions;
  @Inject Standstills standstills;
  @Inject WaysIn waysIn;

  /** Whether this node could not enter an org when it looked last. */
  boolean from(OrgId org) {
    return orgs.get().contains(org);
  }

  /** Looks again which orgs these are, since credentials or refusals may have changed. */
  void look() {
    orgs.set(
        refusedLogins.orgs().stream()
            .filter(this::isLocked)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private boolean isLocked(OrgId org) {
    return !sessions.isOpen(org) && entrance.refusal(org).isPresent();
  }

  /** Ends the standstill of an org that this node can enter, so that no other node renews it. */
  void end(OrgId org) {
    say(org);
    standstills.end(org);
  }

  /** Says what this node can enter, and stops what no node can. */
  void stopWhatNoNodeCanEnter() {
    look();
    refusedLogins.orgs().stream()
        .filter(org -> !from(org) && entrance.hasCredentialsFor(org))
        .forEach(this::say);
    // In this order: whoever ended a standstill said before that it can enter.
    Standstills.Snapshot snapshot = standstills.current();
    Set<OrgId> enteredByOthers = waysIn.onAnyNode();
    orgs.get().stream()
        .filter(org -> snapshot.of(org).isEmpty() && !enteredByOthers.contains(org))
        .forEach(
            org ->
                entrance
                    .refusal(org)
                    .ifPresent(refusal -> Collision.again(() -> standstills.stop(org, refusal))));
  }

  /** A commit that fails throws a checked exception through the container's interceptor. */
  private void say(OrgId org) {
    try {
      waysIn.say(org);
    } catch (Exception saidByAnotherNodeAtTheSameMoment) {
      LOG.log(Level.DEBUG, "way in not noted org=" + org, saidByAnotherNodeAtTheSameMoment);
    }
  }
}
