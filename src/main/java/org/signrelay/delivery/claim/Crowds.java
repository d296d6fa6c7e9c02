package org.signrelay.delivery.claim;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.design.OrgId;

/**
 * Looks for what may go, so that a look takes no longer however many are due that cannot. Usually
 * one statement goes through all that is due; where that took long since very many were passed
 * over, there is a {@link Crowd} from then on. A node that forgets it notices it anew.
 */
@ApplicationScoped
class Crowds {
  private static final Logger LOG = System.getLogger(Crowds.class.getName());

  /** A look that takes no longer has not passed over many. */
  private static final Duration SHORT = Duration.ofMillis(10);

  /** Since a look that did not come to the end, the next one is to come soon. */
  private static final Duration JUST_NOW = Duration.ofSeconds(1);

  private static final int MOST = 200;

  /** Before those who look at once. */
  private static final int FIRST = 1_000;

  /** Something of an org's crowds was seen in the current transaction. */
  record Look(OrgId org) {}

  private final Map<Wanted, Crowd> crowds = new LinkedHashMap<>(16, 0.75f, true);

  @Inject Clock clock;
  @Inject DueDeliveries due;
  @Inject Event<Look> looks;

  /**
   * Up to a number of deliveries that may go, behind a place unless there is a crowd; in a crowd
   * the same one may come twice.
   */
  @Transactional(TxType.MANDATORY)
  List<Due> find(Wanted wanted, int atMost, Place after) {
    long now = clock.millis();
    Optional<Crowd> crowd = known(wanted);
    if (crowd.isEmpty()) {
      return findAmongAll(wanted, atMost, after, now);
    }
    if (after.equals(Place.START)) {
      crowd.get().begin();
    }
    looks.fire(new Look(wanted.route().org()));
    List<Due> found = crowd.get().find(due, wanted, atMost, now);
    if (crowd.get().isOver()) {
      forget(wanted);
    }
    return found;
  }

  private List<Due> findAmongAll(Wanted wanted, int atMost, Place after, long now) {
    long from = System.nanoTime();
    List<Due> found = due.find(wanted, atMost, after, now);
    if (System.nanoTime() - from > SHORT.toNanos()) {
      boolean all = found.size() < atMost;
      Place last = all ? Place.behind(now) : found.get(atMost - 1).place();
      if (passedOverMany(wanted, after, all ? now : last.dueAt() - 1)) {
        remember(wanted, all ? Crowd.seenAt(now) : Crowd.seenUpTo(last, now));
        looks.fire(new Look(wanted.route().org()));
      }
    }
    return found;
  }

  /**
   * What is due in the same millisecond as the last one that was found need not stand before it, so
   * the time is the one before: of a backlog that was released at once nothing is read here.
   */
  private boolean passedOverMany(Wanted wanted, Place after, long until) {
    return due.place(wanted, after, Crowd.PART, until).isPresent();
  }

  private Optional<Crowd> known(Wanted wanted) {
    synchronized (crowds) {
      return Optional.ofNullable(crowds.get(wanted));
    }
  }

  private void remember(Wanted wanted, Crowd crowd) {
    LOG.log(
        Level.INFO,
        "very many deliveries are due that cannot go yet, they are looked at in parts org={0}"
            + " design={1} state={2}",
        wanted.route().org(),
        wanted.route().design(),
        wanted.state().word());
    synchronized (crowds) {
      crowds.put(wanted, crowd);
      if (crowds.size() > MOST) {
        crowds.remove(crowds.keySet().iterator().next());
      }
    }
  }

  private void forget(Wanted wanted) {
    synchronized (crowds) {
      crowds.remove(wanted);
    }
  }

  /**
   * What was found was not claimed after all, so nothing of the org's turns counts as seen: the
   * rounds begin anew, at once.
   */
  void onNothingClaimed(@Observes(during = TransactionPhase.AFTER_FAILURE) Look look) {
    long now = clock.millis();
    synchronized (crowds) {
      crowds.replaceAll(
          (wanted, crowd) ->
              wanted.route().org().equals(look.org()) ? Crowd.seenUpTo(Place.START, now) : crowd);
    }
  }

  /** Whether the looks that are just over left something out that the next one is to see. */
  boolean isHalfway() {
    long since = clock.millis() - JUST_NOW.toMillis();
    synchronized (crowds) {
      return crowds.values().stream().anyMatch(crowd -> crowd.isHalfway(since));
    }
  }

  /** A newer status may have ended older ones. */
  void onAccepted(@Observes @Priority(FIRST) DeliveryEvent.Accepted accepted) {
    noteChange(accepted.id());
  }

  void onTried(@Observes @Priority(FIRST) DeliveryEvent.Tried tried) {
    noteChange(tried.id());
  }

  void onChanged(@Observes @Priority(FIRST) DeliveryEvent.Changed changed) {
    noteChange(changed.id());
  }

  private void noteChange(DeliveryId delivery) {
    synchronized (crowds) {
      crowds.values().forEach(crowd -> crowd.noteChange(delivery.value()));
    }
  }
}
