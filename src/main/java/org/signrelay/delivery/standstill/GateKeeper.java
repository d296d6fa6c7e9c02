package org.signrelay.delivery.standstill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.signrelay.database.Collision;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.DesignsChanged;
import org.signrelay.design.OrgId;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.session.Entrance;

/** Keeps the state of waiting deliveries in line with what the {@link Gate} says. */
@ApplicationScoped
public class GateKeeper {
  /** What is left of many deliveries follows at the next look. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

  /** It is not done again. */
  private static final Duration LONGEST_CORRECTION = Duration.ofSeconds(10);

  private static final int MOST_ROUTES = 10_000;

  private final AtomicReference<DesignsChanged> notFollowed =
      new AtomicReference<>(DesignsChanged.NONE);

  /** A person's resume and the timer would hold and release the same deliveries. */
  private final ReentrantLock keeping = new ReentrantLock();

  private Standing standing = Standing.UNKNOWN;

  private List<Secret> keys = List.of();

  /** Routes of which all that is held for want of a key was tried with these keys. */
  private final Set<Route> triedWithKeys = new HashSet<>();

  @Inject Gate gate;
  @Inject Designs designs;
  @Inject Standstills standstills;
  @Inject HoldStore holds;
  @Inject Routes routes;
  @Inject Entrance entrance;
  @Inject LoadedDesigns loadedDesigns;
  @Inject LockedOut lockedOut;
  @Inject Event<DeliveryEvent> events;

  /** Holds what stands still, and releases what no longer does; to be called every second. */
  public void keep() {
    keeping.lock();
    try {
      holdAndRelease();
    } finally {
      keeping.unlock();
    }
  }

  private void holdAndRelease() {
    followChanges();
    lockedOut.look();
    Set<Route> held = routes.held();
    Standstills.Snapshot snapshot = endRefusalsThatAreOver(held, standstills.current());
    noteKeys();
    var batches = new Batches(HoldStore.SOME, LONGEST_LOOK);
    snapshot
        .orgs()
        .forEach(
            org ->
                Gate.obstacle(org, snapshot).ifPresent(obstacle -> hold(org, obstacle, batches)));
    designs
        .loaded()
        .forEach(
            design ->
                Gate.obstacle(design, snapshot)
                    .ifPresent(
                        obstacle -> batches.run(() -> holds.holdSome(design.id(), obstacle))));
    int released =
        held.stream()
            .filter(route -> gate.isOpen(route, snapshot))
            .mapToInt(route -> release(route, batches))
            .sum();
    Standing now = gate.standing(snapshot);
    if (released > 0 || now.opensSomethingSince(standing)) {
      events.fire(new DeliveryEvent.Released());
    }
    standing = now;
  }

  /** By the designs whose deliveries may go there, each of which the database finds by an index. */
  private void hold(OrgId org, Obstacle obstacle, Batches batches) {
    designs.loaded().stream()
        .filter(design -> design.org().leadsTo(org))
        .map(design -> new Route(org, design.id()))
        .forEach(route -> batches.run(() -> holds.holdSome(route, obstacle)));
  }

  /** What no key opens is tried once with the keys that there are. */
  private int release(Route route, Batches batches) {
    Set<HoldReason> lasting =
        triedWithKeys.contains(route) ? Set.of(HoldReason.ENCRYPTION_KEY) : Set.of();
    int released = batches.run(() -> holds.releaseSome(route, lasting));
    if (!batches.lastLeavesSome()) {
      triedWithKeys.add(route);
    }
    return released;
  }

  /** Changes are told by another timer; they wait for the next look, which may use the database. */
  void onChange(@Observes DesignsChanged change) {
    notFollowed.updateAndGet(earlier -> earlier.then(change));
  }

  /** What could not be followed, or grew meanwhile, is followed once more at the next look. */
  private void followChanges() {
    DesignsChanged change = notFollowed.get();
    if (!change.isEmpty()) {
      follow(change);
      notFollowed.compareAndSet(change, DesignsChanged.NONE);
    }
  }

  /** A changed design gives an org that Salesforce refused as a whole another chance. */
  private void follow(DesignsChanged change) {
    change.removed().forEach(loadedDesigns::takeBack);
    Standstills.Snapshot snapshot = standstills.current();
    Stream.concat(change.added().stream(), change.changed().stream())
        .flatMap(id -> designs.find(id).stream())
        .flatMap(design -> gate.orgsOf(design).stream())
        .distinct()
        .filter(org -> snapshot.of(org).filter(stop -> stop.reason() == HoldReason.ORG).isPresent())
        .forEach(standstills::end);
  }

  /** Holds deliveries of designs that no node has loaded; to be called every 15 seconds. */
  public void holdUnknown() {
    loadedDesigns.say(designs.loaded().stream().map(Design::id).toList());
    Set<DesignId> known = loadedDesigns.onAnyNode();
    Obstacle obstacle =
        new Obstacle(
            HoldReason.DESIGN, "the design is not configured, or its configuration is refused");
    var batches = new Batches(HoldStore.SOME, LONGEST_LOOK);
    routes.waiting().stream()
        .map(turn -> turn.route().design())
        .distinct()
        .filter(design -> !known.contains(design))
        .forEach(design -> batches.run(() -> holds.holdSome(design, obstacle)));
  }

  /** Stops orgs whose credentials were refused on all nodes; to be called every 15 seconds. */
  public void stopWhatNoNodeCanEnter() {
    lockedOut.stopWhatNoNodeCanEnter();
  }

  /** New credentials release an org by themselves. */
  private Standstills.Snapshot endRefusalsThatAreOver(
      Collection<Route> held, Standstills.Snapshot snapshot) {
    Stream<OrgId> ofDesigns = designs.loaded().stream().map(design -> design.org().id());
    long changed =
        Stream.concat(ofDesigns, held.stream().map(Route::org))
            .distinct()
            .flatMap(org -> snapshot.of(org).map(stop -> Map.entry(org, stop)).stream())
            .filter(stop -> stop.getValue().reason() == HoldReason.LOGIN)
            .filter(stop -> bringUpToDate(stop.getKey(), stop.getValue()))
            .count();
    return changed > 0 ? standstills.current() : snapshot;
  }

  /** An org of which this node knows no credentials is left to the nodes that do. */
  private boolean bringUpToDate(OrgId org, Standstill refused) {
    if (!entrance.hasCredentialsFor(org)) {
      return false;
    }
    Optional<Failure> refusal = entrance.refusal(org);
    if (refusal.isEmpty()) {
      lockedOut.end(org);
      return true;
    }
    if (!refusal.get().code().equals(refused.code())) {
      Collision.again(() -> standstills.stop(org, refusal.get()));
      standstills.current().of(org).map(Obstacle::of).ifPresent(now -> correct(org, now));
      return true;
    }
    return false;
  }

  private void correct(OrgId org, Obstacle now) {
    new Batches(HoldStore.SOME, LONGEST_CORRECTION).run(() -> holds.correctSome(org, now));
  }

  /** Calls that bring credentials name any number of users, and each is a route. */
  private void noteKeys() {
    List<Secret> now = designs.loaded().isEmpty() ? keys : designs.server().encryptionKeys();
    if (!now.equals(keys) || triedWithKeys.size() > MOST_ROUTES) {
      triedWithKeys.clear();
      keys = now;
    }
  }
}
