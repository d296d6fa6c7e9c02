package org.signrelay.delivery.standstill;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signrelay.design.Design;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;

/** Says which designs may deliver now, and why others may not. */
@ApplicationScoped
public class Gate {
  @Inject Designs designs;
  @Inject Standstills standstills;
  @Inject HoldStore holds;
  @Inject LockedOut lockedOut;

  /** What this node may deliver now, an entry for each org to which one of the turns leads. */
  public List<Lane> openLanes(Collection<Turn> turns) {
    Standstills.Snapshot snapshot = standstills.current();
    Map<OrgId, List<Turn>> open =
        turns.stream()
            .filter(turn -> isOpen(turn.route(), snapshot) && canEnter(turn.route().org()))
            .collect(Collectors.groupingBy(turn -> turn.route().org()));
    return open.entrySet().stream()
        .map(
            lane ->
                new Lane(lane.getKey(), lane.getValue(), snapshot.of(lane.getKey()).isPresent()))
        .toList();
  }

  /** Whether this node has credentials for an org that were not refused, when it looked last. */
  public boolean canEnter(OrgId org) {
    return !lockedOut.from(org);
  }

  /** Whether deliveries of a design may go to an org. */
  boolean isOpen(Route route, Standstills.Snapshot snapshot) {
    return designs
        .find(route.design())
        .filter(design -> obstacle(design, snapshot).isEmpty())
        .filter(design -> obstacle(route.org(), snapshot).isEmpty())
        .isPresent();
  }

  /** What stands still as this node sees it, and what does not. */
  Standing standing(Standstills.Snapshot snapshot) {
    Set<OrgId> orgs = designs.loaded().stream().map(design -> design.org().id()).collect(toSet());
    orgs.addAll(snapshot.orgs());
    return new Standing(
        designs.loaded().stream()
            .filter(design -> obstacle(design, snapshot).isEmpty())
            .map(Design::id)
            .collect(toSet()),
        orgs.stream()
            .filter(org -> !canEnter(org) || obstacle(org, snapshot).isPresent())
            .collect(toSet()));
  }

  /**
   * The orgs that a design delivers to: its own, or with credentials of calls those for which it
   * has open deliveries.
   */
  public Set<OrgId> orgsOf(Design design) {
    return design.org().takesCredentialsOfCalls()
        ? holds.orgsOf(design.id())
        : Set.of(design.org().id());
  }

  /** Why a design or one of its orgs stands still, or empty if none does. */
  public Optional<Obstacle> obstacle(Design design) {
    Standstills.Snapshot snapshot = standstills.current();
    return obstacle(design, snapshot)
        .or(
            () ->
                orgsOf(design).stream()
                    .flatMap(org -> obstacle(org, snapshot).stream())
                    .findFirst());
  }

  /** Whether a person paused the design. */
  public boolean isPaused(Design design) {
    return standstills.current().of(design.id()).isPresent();
  }

  static Optional<Obstacle> obstacle(Design design, Standstills.Snapshot snapshot) {
    return design.enabled()
        ? snapshot.of(design.id()).map(Obstacle::of)
        : Optional.of(new Obstacle(HoldReason.DISABLED, "the design says enabled = false"));
  }

  static Optional<Obstacle> obstacle(OrgId org, Standstills.Snapshot snapshot) {
    return snapshot.of(org).filter(stop -> !isOver(stop, snapshot)).map(Obstacle::of);
  }

  private static boolean isOver(Standstill standstill, Standstills.Snapshot snapshot) {
    return standstill.endsAt().filter(end -> !end.isAfter(snapshot.taken())).isPresent();
  }
}
