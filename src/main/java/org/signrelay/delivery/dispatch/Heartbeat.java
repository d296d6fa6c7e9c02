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

/**
 * What has to happen now and then, whether calls come or not: bringing the schema up, renewing
 * claims, freeing lost ones, holding and releasing, looking for what is due, and removing what is
 * over.
 */
@ApplicationScoped
public class Heartbeat {
  private static final Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(12);

  /** In beats. */
  private static final int SLOW = 15;

  private static final int RARE = 600;

  /** A rare beat is one of these. */
  private static final int TIDYING = 6;

  /** Of the time between two: removes more than is accepted, and leaves the beat in time. */
  private static final Duration TIDYING_TIME = Duration.ofMillis(500);

  /** How often replays are looked for whose node is gone. */
  private static final int REPLAYING = 5;

  private final AtomicBoolean failing = new AtomicBoolean();
  private final Steps steps = new Steps();
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
  @Inject Housekeeping housekeeping;
  @Inject Retention retention;
  @Inject ReplayTurns replays;
  @Inject Designs designs;
  @Inject Dispatcher dispatcher;
  @Inject Arrivals arrivals;
  @Inject FirstAttempts firstAttempts;
  @Inject RefusedCalls refusedCalls;

  /**
   * To be called once a second, outside of a transaction, by one thread at a time; throws nothing.
   */
  public void beat() {
    if (isDatabaseThere()) {
      work();
    }
  }

  private boolean isDatabaseThere() {
    try {
      database.open();
      clock.adjust();
      if (failing.getAndSet(false)) {
        LOG.log(Level.INFO, "database answers again");
      }
      return true;
    } catch (Throwable databaseAway) {
      // An error as well: a server may give a timer up whose beat fails.
      if (failing.compareAndSet(false, true)) {
        LOG.log(Level.ERROR, "database does not answer; tried again every second", databaseAway);
      }
      return false;
    }
  }

  /** Each step is taken, whatever becomes of the others. */
  private void work() {
    long beat = beats++;
    if (beat % SLOW == 0) {
      steps.take("holding what no node has loaded", gateKeeper::holdUnknown);
      steps.take("stopping orgs that no node can enter", gateKeeper::stopWhatNoNodeCanEnter);
      steps.take("letting deliveries follow their designs", () -> readdress(beat % RARE == 0));
    }
    steps.take("taking over from other nodes", this::takeOver);
    steps.take("holding and releasing", gateKeeper::keep);
    steps.take("answering callers that wait", firstAttempts::look);
    steps.take("looking for what is due", this::lookForWhatIsDue);
    steps.take("keeping refused calls", refusedCalls::write);
    if (beat % REPLAYING == 0) {
      steps.take("replaying", replays::wake);
    }
    if (beat % TIDYING == 0) {
      steps.take("removing what is over", () -> retention.remove(TIDYING_TIME));
      steps.take("forgetting orgs", housekeeping::forgetOrgs);
      steps.take("forgetting records", () -> housekeeping.forgetRecords(beat % RARE == 0));
    }
  }

  private void takeOver() {
    int lost = Collision.again(() -> claims.freeLostClaims(underway.claimIds()));
    if (lost > 0) {
      LOG.log(Level.WARNING, "took over deliveries whose node is gone count={0}", lost);
      dispatcher.wake();
    }
  }

  private void lookForWhatIsDue() {
    if (bell.hasRung() || !dispatcher.isPolling()) {
      dispatcher.wake();
    }
  }

  /** Looks at all deliveries of a design only if an edit may concern them, or now and then. */
  private void readdress(boolean all) {
    Set<Route> open = routes.open();
    boolean edited = designsChanged.getAndSet(false);
    boolean followed = false;
    try {
      designs.loaded().stream()
          .filter(design -> all || edited || Readdressing.isAstray(design, open))
          .forEach(this::readdress);
      followed = true;
    } finally {
      designsChanged.compareAndSet(false, edited && !followed);
    }
  }

  void onChange(@Observes DesignsChanged change) {
    designsChanged.set(true);
  }

  private void readdress(Design design) {
    int moved = Collision.again(() -> readdressing.follow(design));
    if (moved > 0) {
      LOG.log(
          Level.INFO,
          "deliveries follow their design design={0} org={1} count={2}",
          design.id(),
          design.org().id(),
          Integer.toString(moved));
    }
  }

  /**
   * Keeps the claims of what is underway for another while. To be called every ten seconds however
   * long a beat takes, by one thread at a time: a claim that lasts a minute survives some renewals
   * that fail. Throws nothing.
   */
  public void renew() {
    Set<String> mine = underway.claimIds();
    if (!mine.isEmpty()) {
      // A batch that ends meanwhile moves its rows away.
      steps.take("renewing claims", () -> Collision.again(() -> claims.renew(mine)));
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
