package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.signrelay.database.Collision;
import org.signrelay.database.Database;
import org.signrelay.database.DatabaseClock;
import org.signrelay.delivery.accept.Arrivals;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.progress.FirstAttempts;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.delivery.retention.Retention;
import org.signrelay.delivery.standstill.GateKeeper;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.delivery.standstill.Routes;
import org.signrelay.design.Design;
import org.signrelay.design.Designs;
import org.signrelay.design.DesignsChanged;
import org.signrelay.salesforce.record.KnownRecords;

/**
 * What has to happen now and then, whether calls come or not: bringing the schema up, renewing
 * claims, freeing lost ones, holding and releasing, looking for what is due, and removing what is
 * over.
 */
@ApplicationScoped
public class Heartbeat {
  private static final Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(12);

  /** In beats; a claim that lasts a minute survives two renewals that fail. */
  private static final int SLOW = 15;

  private static final int RARE = 600;

  /** Ten batches a minute, so that a beat never takes long. */
  private static final int TIDYING = 6;

  /** How often replays are looked for whose node is gone. */
  private static final int REPLAYING = 5;

  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicBoolean designsChanged = new AtomicBoolean();
  private long beats;

  @Inject Database database;
  @Inject DatabaseClock clock;
  @Inject ClaimStore claims;
  @Inject Underway underway;
  @Inject GateKeeper gateKeeper;
  @Inject Bell bell;
  @Inject Routes routes;
  @Inject Readdressing readdressing;
  @Inject KnownRecords knownRecords;
  @Inject Retention retention;
  @Inject ReplayTurns replays;
  @Inject Designs designs;
  @Inject Dispatcher dispatcher;
  @Inject Arrivals arrivals;
  @Inject FirstAttempts firstAttempts;
  @Inject RefusedCalls refusedCalls;

  /** To be called once a second, outside of a transaction, by one thread at a time. */
  public void beat() {
    try {
      database.open();
      if (database.isOpen()) {
        work();
      }
      if (failing.getAndSet(false)) {
        LOG.log(Level.INFO, "database answers again");
      }
    } catch (Exception databaseAway) {
      if (failing.compareAndSet(false, true)) {
        LOG.log(Level.ERROR, "database does not answer; tried again every second", databaseAway);
      }
    }
  }

  private void work() {
    boolean tidying = beats % TIDYING == 0;
    boolean replaying = beats % REPLAYING == 0;
    if (beats % SLOW == 0) {
      clock.adjust();
      renew();
      gateKeeper.holdUnknown();
      gateKeeper.stopWhatNoNodeCanEnter();
      readdress(beats % RARE == 0);
    }
    if (beats % RARE == 0) {
      knownRecords.forgetOldest();
    }
    beats++;
    int lost = Collision.again(claims::freeLostClaims);
    if (lost > 0) {
      LOG.log(Level.WARNING, "took over deliveries whose node is gone count={0}", lost);
    }
    gateKeeper.keep();
    firstAttempts.look();
    if (bell.hasRung() || lost > 0 || !dispatcher.isPolling()) {
      dispatcher.wake();
    }
    refusedCalls.write();
    if (replaying) {
      replays.wake();
    }
    if (tidying) {
      retention.removeSome();
    }
  }

  /** Looks at all deliveries of a design only if an edit may concern them, or now and then. */
  private void readdress(boolean all) {
    Set<Route> open = routes.open();
    boolean edited = designsChanged.getAndSet(false);
    try {
      designs.loaded().stream()
          .filter(design -> all || edited || Readdressing.isAstray(design, open))
          .forEach(this::readdress);
    } catch (RuntimeException failed) {
      designsChanged.compareAndSet(false, edited);
      throw failed;
    }
  }

  void onChange(@Observes DesignsChanged change) {
    designsChanged.set(true);
  }

  private void readdress(Design design) {
    int moved = readdressing.follow(design);
    if (moved > 0) {
      LOG.log(
          Level.INFO,
          "deliveries follow their design design={0} org={1} count={2}",
          design.id(),
          design.org().id(),
          Integer.toString(moved));
    }
  }

  /** A batch that ends meanwhile moves its rows away. */
  void renew() {
    Set<String> mine = underway.claimIds();
    if (!mine.isEmpty()) {
      Collision.again(() -> claims.renew(mine));
    }
  }

  /**
   * Commits what has arrived, and finishes what is underway, or gives it back if that takes longer
   * than 12 seconds, or this thread is interrupted, which it then still is. Each step is taken,
   * whatever becomes of those before; throws nothing.
   */
  public void end() {
    lastly("the queue may be looked at once more", dispatcher::stop);
    lastly("replays may be worked at once more", replays::stop);
    lastly("what has arrived last may not be stored; it was not accepted", arrivals::close);
    lastly("callers that wait are not answered", firstAttempts::close);
    Set<String> unsettled = new HashSet<>();
    lastly(
        "what is underway is not waited for",
        () -> unsettled.addAll(underway.farewell(LONGEST_FAREWELL)));
    // A server may give an interrupted thread no connection to the database.
    boolean hurried = Thread.interrupted();
    lastly("what is underway is free for other nodes in a minute", () -> giveBack(unsettled));
    lastly("the last refused calls are not kept", refusedCalls::write);
    lastly("other nodes are not told that this one stops", bell::ring);
    if (hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** A server that is being stopped may have taken anything away, classes as well. */
  private static void lastly(String otherwise, Runnable step) {
    try {
      step.run();
    } catch (Throwable failed) {
      LOG.log(Level.WARNING, otherwise, failed);
    }
  }

  private void giveBack(Set<String> unsettled) {
    if (!unsettled.isEmpty()) {
      Collision.again(() -> claims.giveBack(unsettled));
    }
  }
}
