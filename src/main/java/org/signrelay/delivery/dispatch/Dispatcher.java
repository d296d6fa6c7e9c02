package org.signrelay.delivery.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.signrelay.database.Collision;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.carry.Work;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.budget.ApiBudget;
import org.signrelay.salesforce.record.Updates;

/**
 * Hands due deliveries to couriers as soon as there is something to do: when a call was accepted,
 * when a courier is back, and when the timer ticks. Each org has places of its own, so one whose
 * calls hang takes nothing from the others.
 */
@ApplicationScoped
public class Dispatcher {
  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(5);

  private final AtomicInteger signals = new AtomicInteger();
  private volatile boolean stopped;
  private long called = System.nanoTime() - BETWEEN_CALLS.toNanos();

  @Inject Database database;
  @Inject Designs designs;
  @Inject Survey survey;
  @Inject ApiBudget budget;
  @Inject ClaimStore claims;
  @Inject Underway underway;
  @Inject Round round;
  @Inject Polling polling;
  @Inject Burst burst;
  @Inject ShutOrgs shutOrgs;
  @Inject Bell bell;

  @Resource(lookup = "java:app/concurrent/signrelay")
  ExecutorService threads;

  void onAccepted(@Observes DeliveryEvent.Accepted accepted) {
    if (!accepted.underway() && hasRoom(accepted.org())) {
      burst.arrived(pause(accepted.org()), this::wake);
    }
  }

  /** Where all places are taken, the queue is looked at as soon as a courier is back. */
  private boolean hasRoom(OrgId org) {
    return underway.count(org) < designs.server().connections();
  }

  /** How long a look would find nothing that may go to an org. */
  private Duration pause(OrgId org) {
    Duration gathering = underway.gathering(org);
    Duration shut = shutOrgs.pause(org);
    return gathering.compareTo(shut) < 0 ? shut : gathering;
  }

  void onChanged(@Observes DeliveryEvent.Changed changed) {
    wake();
  }

  void onReleased(@Observes DeliveryEvent.Released released) {
    wake();
  }

  /** Looks for due deliveries soon, on another thread; many calls at once cost one look. */
  public void wake() {
    if (!stopped && signals.getAndIncrement() == 0) {
      try {
        threads.execute(this::look);
      } catch (RuntimeException | Error noThread) {
        signals.set(0);
        LOG.log(
            Level.WARNING, "no thread to look for due deliveries; the timer looks again", noThread);
      }
    }
  }

  /** Whether the queue is going to be looked at, whatever happens. */
  boolean isPolling() {
    return polling.isGoingOn();
  }

  /** Claims nothing more. */
  void stop() {
    stopped = true;
    polling.stop();
    underway.stop();
  }

  /** Carries a delivery out whose claim is underway. */
  void send(OrgId org, Claim claim, Work work) {
    send(claim.id(), () -> round.carryOut(org, List.of(claim), List.of(work), false));
  }

  /** Whatever becomes of this look, the next one who wakes the dispatcher is heard. */
  private void look() {
    boolean heardAll = false;
    try {
      int seen;
      do {
        seen = signals.get();
        lookOnce();
      } while (signals.addAndGet(-seen) > 0);
      heardAll = true;
    } finally {
      if (!heardAll) {
        signals.set(0);
      }
    }
  }

  private void lookOnce() {
    try {
      handOut();
    } catch (Throwable failed) {
      // An error as well: nobody else would look.
      LOG.log(Level.WARNING, "looking for due deliveries failed; it is done again soon", failed);
      polling.soon(this::wake);
    }
  }

  private void handOut() {
    if (stopped || !database.isOpen()) {
      return;
    }
    Survey.Sight sight = survey.look();
    shutOrgs.found(sight.shut());
    List<RuntimeException> failures = new ArrayList<>();
    int claimed =
        sight.openings().stream().mapToInt(opening -> handOut(opening, failures::add)).sum();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    polling.after(claimed > 0 || claims.isHalfway(), sight.next(), this::wake);
  }

  /** What goes wrong with one org keeps nothing from the others. */
  private int handOut(Survey.Opening opening, Consumer<RuntimeException> failures) {
    try {
      return handOut(opening);
    } catch (Exception failed) {
      // A commit that fails leaves the transaction's interceptor as a checked exception.
      failures.accept(
          new IllegalStateException(
              "due deliveries could not be claimed org=" + opening.lane().org(), failed));
      return 0;
    }
  }

  /**
   * Fills the free places of an org; a batch takes all that is due, as far as one call goes. While
   * a batch that had room left has only just begun, what is due waits for more. Says how many
   * deliveries were claimed.
   */
  private int handOut(Survey.Opening opening) {
    Lane lane = opening.lane();
    Duration gathering = underway.gathering(lane.org());
    if (!gathering.isZero()) {
      burst.arrived(gathering, this::wake);
      return 0;
    }
    int atMost = opening.probing() ? 1 : Updates.RECORDS_IN_ONE;
    boolean finalsOnly = budget.isInReserve(lane.org());
    int claimed = atMost;
    int all = 0;
    for (int free = opening.places() - underway.count(lane.org());
        free > 0 && claimed == atMost && !stopped;
        free--) {
      List<Claim> batch = claim(lane, atMost, finalsOnly);
      claimed = batch.size();
      all += claimed;
      if (!batch.isEmpty()) {
        send(lane.org(), batch, opening.probing());
      }
    }
    if (claimed == Updates.RECORDS_IN_ONE) {
      callOthers();
    }
    return all;
  }

  /** There is more due than this node has places for. */
  private void callOthers() {
    long now = System.nanoTime();
    if (now - called > BETWEEN_CALLS.toNanos()) {
      called = now;
      bell.ring();
    }
  }

  private List<Claim> claim(Lane lane, int atMost, boolean finalsOnly) {
    return Collision.again(() -> claims.claim(lane.turns(), atMost, finalsOnly));
  }

  private void send(OrgId org, List<Claim> batch, boolean probing) {
    String claim = batch.get(0).id();
    if (underway.begin(org, claim, batch.size() == Updates.RECORDS_IN_ONE)) {
      send(claim, () -> round.carryOut(org, batch, probing));
    } else {
      giveBack(claim);
    }
  }

  private void giveBack(String claim) {
    Collision.again(() -> claims.giveBack(List.of(claim)));
  }

  private void send(String claim, Runnable carrying) {
    try {
      threads.execute(
          () -> {
            try {
              carrying.run();
            } finally {
              underway.end(claim);
              wake();
            }
          });
    } catch (RuntimeException | Error noThread) {
      underway.end(claim);
      giveBack(claim);
      LOG.log(Level.WARNING, "no thread to carry deliveries out; they are given back", noThread);
    }
  }
}
