package org.signrelay.delivery.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a node remembers of a turn in which very many are due that cannot go, such as those behind a
 * retry that is hours away. A look takes no notice of all of them, but of
 *
 * <ul>
 *   <li>the records of deliveries that were accepted, tried or changed on this node since,
 *   <li>what has become due since,
 *   <li>and a part of all, {@value #PART} at most, behind the one before: in rounds, so that
 *       nothing is missed whatever happened to it, on whichever node.
 * </ul>
 *
 * <p>To be looked at by one thread at a time: several would find the same.
 */
final class Crowd {
  /** How many due deliveries are gone through at once; 25 ms or so on PostgreSQL. */
  static final int PART = 5_000;

  /** While nothing is found, little of the database's time goes into the rounds. */
  static final Duration BETWEEN_PARTS = Duration.ofMillis(200);

  static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(15);

  /** What is committed later than this after it was due is found by the round. */
  static final Duration LATEST_COMMIT = Duration.ofSeconds(10);

  private static final int CHANGES = 5_000;
  private static final int CHANGES_AT_ONCE = 1_000;

  private final BlockingQueue<UUID> changed = new LinkedBlockingQueue<>(CHANGES);
  private volatile Standing standing;
  private volatile boolean changesSeen;

  /**
   * How far it was looked at.
   *
   * @param round so far in this round
   * @param nextPart when the round goes on at the earliest
   * @param fresh so far among those that became due
   * @param caughtUp whether that was all of them
   * @param lookedAt when
   * @param over whether it is no crowd any more
   */
  private record Standing(
      Place round, long nextPart, Place fresh, boolean caughtUp, long lookedAt, boolean over) {

    Standing roundWent(Part part, long now) {
      if (!part.atTheEnd()) {
        long next = part.full() ? now : now + BETWEEN_PARTS.toMillis();
        return new Standing(part.stop(), next, fresh, caughtUp, now, false);
      }
      return new Standing(
          Place.START,
          now + BETWEEN_ROUNDS.toMillis(),
          fresh,
          caughtUp,
          now,
          round.equals(Place.START));
    }

    Standing freshWent(Part part, long now) {
      Place next = part.atTheEnd() ? Place.before(now - LATEST_COMMIT.toMillis()) : part.stop();
      return new Standing(round, nextPart, next, part.atTheEnd(), now, over);
    }

    boolean isHalfway() {
      return !caughtUp || !round.equals(Place.START) || nextPart <= lookedAt;
    }
  }

  /** What was found from a place on, and where that search stopped. */
  private record Part(List<Due> found, Place stop, boolean full, boolean atTheEnd) {}

  /** A crowd of which all was looked at a moment ago. */
  static Crowd seenAt(long now) {
    return new Crowd(Place.START, Place.before(now - LATEST_COMMIT.toMillis()), true, now);
  }

  /** A crowd that was looked at as far as a place. */
  static Crowd seenUpTo(Place place, long now) {
    return new Crowd(place, place, false, now);
  }

  private Crowd(Place round, Place fresh, boolean caughtUp, long now) {
    standing = new Standing(round, now, fresh, caughtUp, now, false);
  }

  /** A delivery was accepted, tried or changed: others of its record may go now. */
  void noteChange(UUID delivery) {
    if (!changed.offer(delivery)) {
      // The round finds what waits behind it.
      changed.clear();
    }
  }

  /** A look begins; it may ask several times, and what changed before it is found once. */
  void begin() {
    changesSeen = false;
  }

  /** Up to a number of deliveries that may go; the same one may come twice. */
  List<Due> find(DueDeliveries due, Wanted wanted, int atMost, long now) {
    List<Due> found = new ArrayList<>(ofChangedRecords(due, wanted, atMost, now));
    Standing next = standing;
    if (found.size() < atMost && now >= next.nextPart()) {
      Part part = part(due, wanted, atMost - found.size(), next.round(), now);
      found.addAll(part.found());
      next = next.roundWent(part, now);
    }
    if (found.size() < atMost) {
      Part part = part(due, wanted, atMost - found.size(), next.fresh(), now);
      found.addAll(part.found());
      next = next.freshWent(part, now);
    }
    standing = next;
    return found;
  }

  private List<Due> ofChangedRecords(DueDeliveries due, Wanted wanted, int atMost, long now) {
    if (changesSeen) {
      return List.of();
    }
    changesSeen = true;
    List<UUID> some = new ArrayList<>();
    changed.drainTo(some, CHANGES_AT_ONCE);
    if (some.isEmpty()) {
      return List.of();
    }
    List<Due> found = due.findOfRecords(wanted, atMost, some, now);
    if (found.size() == atMost) {
      some.forEach(this::noteChange);
    }
    return found;
  }

  private static Part part(DueDeliveries due, Wanted wanted, int atMost, Place from, long now) {
    Optional<Place> end = due.place(wanted, from, PART, now);
    Place last = end.orElse(Place.behind(now));
    List<Due> found = due.findBetween(wanted, atMost, from, last);
    return found.size() == atMost
        ? new Part(found, found.get(atMost - 1).place(), true, false)
        : new Part(found, last, false, end.isEmpty());
  }

  /** Whether the last look found that so few are due now that each look may see all of them. */
  boolean isOver() {
    return standing.over();
  }

  /** Whether it was looked at since a time, and not to the end. */
  boolean isHalfway(long since) {
    Standing now = standing;
    return now.lookedAt() >= since && now.isHalfway();
  }
}
