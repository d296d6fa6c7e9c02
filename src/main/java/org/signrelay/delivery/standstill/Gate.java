package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.database.Database;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.DesignsChanged;
import org.signrelay.design.OrgId;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.session.Sessions;

/**
 * Says which designs may deliver now, and keeps the state of waiting deliveries in line with it.
 */
@ApplicationScoped
public class Gate {
  private final AtomicReference<List<Secret>> keysInUse = new AtomicReference<>(List.of());

  @Inject Designs designs;
  @Inject Standstills standstills;
  @Inject HoldStore holds;
  @Inject Sessions sessions;
  @Inject LoadedDesigns loadedDesigns;
  @Inject Database database;

  /** What may be delivered now, an entry for each of the orgs of which a design may. */
  public List<Lane> openLanes(Set<OrgId> orgs) {
    Standstills.Snapshot snapshot = standstills.current();
    Map<OrgId, List<DesignId>> open =
        designs.loaded().stream()
            .filter(design -> orgs.contains(design.org().id()))
            .filter(design -> obstacle(design, snapshot).isEmpty())
            .collect(
                Collectors.groupingBy(
                    design -> design.org().id(),
                    Collectors.mapping(Design::id, Collectors.toList())));
    return open.entrySet().stream()
        .map(
            lane ->
                new Lane(lane.getKey(), lane.getValue(), snapshot.of(lane.getKey()).isPresent()))
        .toList();
  }

  /** Holds what stands still, and releases what no longer does. */
  public void keep() {
    Standstills.Snapshot snapshot = endRefusalsThatAreOver(standstills.current());
    Set<HoldReason> lasting = keysChanged() ? Set.of() : Set.of(HoldReason.ENCRYPTION_KEY);
    Set<DesignId> held = holds.designsWithHeld();
    for (Design design : designs.loaded()) {
      Optional<Obstacle> obstacle = obstacle(design, snapshot);
      if (obstacle.isPresent()) {
        holds.hold(design.id(), obstacle.get().reason(), obstacle.get().message());
      } else if (held.contains(design.id())) {
        holds.release(design.id(), lasting);
      }
    }
  }

  /** A changed design gives an org that Salesforce refused as a whole another chance. */
  void onChange(@Observes DesignsChanged change) {
    if (!database.isOpen()) {
      return;
    }
    change.removed().forEach(loadedDesigns::takeBack);
    Standstills.Snapshot snapshot = standstills.current();
    Stream.concat(change.added().stream(), change.changed().stream())
        .flatMap(id -> designs.find(id).stream())
        .map(design -> design.org().id())
        .distinct()
        .filter(org -> snapshot.of(org).filter(stop -> stop.reason() == HoldReason.ORG).isPresent())
        .forEach(standstills::end);
  }

  /** Holds deliveries of designs that no node has loaded; to be called every 15 seconds. */
  public void holdUnknown() {
    loadedDesigns.say(designs.loaded().stream().map(Design::id).toList());
    holds.holdAllExcept(
        loadedDesigns.onAnyNode(),
        HoldReason.DESIGN,
        "the design is not configured, or its configuration is refused");
  }

  /** Why a design stands still, or empty if it does not. */
  public Optional<Obstacle> obstacle(Design design) {
    return obstacle(design, standstills.current());
  }

  /** Whether a person paused the design. */
  public boolean isPaused(Design design) {
    return standstills.current().of(design.id()).isPresent();
  }

  private static Optional<Obstacle> obstacle(Design design, Standstills.Snapshot snapshot) {
    if (!design.enabled()) {
      return Optional.of(new Obstacle(HoldReason.DISABLED, "the design says enabled = false"));
    }
    Optional<Standstill> paused = snapshot.of(design.id());
    return paused
        .or(() -> snapshot.of(design.org().id()).filter(org -> !isOver(org, snapshot)))
        .map(Obstacle::of);
  }

  private static boolean isOver(Standstill standstill, Standstills.Snapshot snapshot) {
    return standstill.endsAt().filter(end -> !end.isAfter(snapshot.taken())).isPresent();
  }

  /** New credentials release an org by themselves. */
  private Standstills.Snapshot endRefusalsThatAreOver(Standstills.Snapshot snapshot) {
    boolean changed = false;
    for (OrgId org : orgs()) {
      Optional<Standstill> refused =
          snapshot.of(org).filter(stop -> stop.reason() == HoldReason.LOGIN);
      if (refused.isPresent()) {
        changed |= bringUpToDate(org, refused.get());
      }
    }
    return changed ? standstills.current() : snapshot;
  }

  private boolean bringUpToDate(OrgId org, Standstill refused) {
    Optional<Failure> refusal = sessions.refusal(org);
    if (refusal.isEmpty()) {
      standstills.end(org);
      return true;
    }
    if (!refusal.get().code().equals(refused.code())) {
      standstills.stop(org, refusal.get());
      return true;
    }
    return false;
  }

  private Set<OrgId> orgs() {
    return designs.loaded().stream()
        .map(design -> design.org().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean keysChanged() {
    if (designs.loaded().isEmpty()) {
      return false;
    }
    List<Secret> now = designs.server().encryptionKeys();
    return !keysInUse.getAndSet(now).equals(now);
  }

  /** Why something stands still, for people. */
  public record Obstacle(HoldReason reason, String message) {
    static Obstacle of(Standstill standstill) {
      String code = standstill.code();
      boolean ownCode = standstill.reason().word().equals(code);
      return new Obstacle(
          standstill.reason(), ownCode ? standstill.message() : code + ": " + standstill.message());
    }
  }
}
