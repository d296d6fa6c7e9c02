package org.signrelay.delivery.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.standstill.Gate;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.design.Designs;

/**
 * Hands due deliveries to couriers as soon as there is something to do: when a call was accepted,
 * when a courier is back, and when the timer ticks. Each org has places of its own, so one whose
 * calls hang takes nothing from the others.
 */
@ApplicationScoped
public class Dispatcher {
  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  private final AtomicInteger signals = new AtomicInteger();
  private volatile boolean stopped;

  @Inject Database database;
  @Inject Designs designs;
  @Inject Gate gate;
  @Inject ClaimStore claims;
  @Inject Underway underway;
  @Inject Round round;

  @Resource(lookup = "java:app/concurrent/signrelay")
  ExecutorService threads;

  void onAccepted(@Observes DeliveryEvent.Accepted accepted) {
    wake();
  }

  void onChanged(@Observes DeliveryEvent.Changed changed) {
    wake();
  }

  /** Looks for due deliveries soon, on another thread; many calls at once cost one look. */
  public void wake() {
    if (!stopped && signals.getAndIncrement() == 0) {
      threads.execute(this::look);
    }
  }

  /** Claims nothing more. */
  void stop() {
    stopped = true;
  }

  private void look() {
    int seen;
    do {
      seen = signals.get();
      try {
        handOut();
      } catch (RuntimeException failed) {
        LOG.log(Level.WARNING, "looking for due deliveries failed; the timer looks again", failed);
      }
    } while (signals.addAndGet(-seen) > 0);
  }

  private void handOut() {
    if (stopped || !database.isOpen()) {
      return;
    }
    Set<Route> due = claims.routesWithDue();
    if (due.isEmpty()) {
      return;
    }
    for (Lane lane : gate.openLanes(due)) {
      int places = lane.probing() ? 1 : designs.server().connections();
      int free = places - underway.count(lane.org());
      if (free > 0) {
        claims.claim(lane.org(), lane.designs(), free).forEach(claim -> send(lane, claim));
      }
    }
  }

  private void send(Lane lane, Claim claim) {
    underway.begin(lane.org(), claim);
    try {
      threads.execute(
          () -> {
            try {
              round.carryOut(claim, lane.probing());
            } finally {
              underway.end(lane.org(), claim);
              wake();
            }
          });
    } catch (RuntimeException noThread) {
      underway.end(lane.org(), claim);
      claims.giveBack(List.of(claim.id()));
      throw noThread;
    }
  }
}
