package org.signrelay.salesforce.session.lockout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Lets one node at a time log in to an org, so that no two send the same wrong password before
 * either has written it down. No transaction is open while Salesforce is called; the turn of a node
 * that died ends by itself.
 */
@ApplicationScoped
public class LoginTurns {
  private static final Logger LOG = System.getLogger(LoginTurns.class.getName());

  /** Several logins of others; a login seldom takes longer than a second. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(100);

  @Inject LoginTurnStore store;

  /**
   * Does something while no other node does the like for this org.
   *
   * @param length after which the turn ends if it is not given back: longer than the task can take
   * @throws SalesforceException with {@code RETRY} if others have the turn for too long, and
   *     whatever the task throws
   */
  public <T> T inTurn(OrgId org, Duration length, Supplier<T> task) {
    String holder = UUID.randomUUID().toString();
    await(org, holder, length);
    try {
      return task.get();
    } finally {
      giveBack(org, holder);
    }
  }

  private void await(OrgId org, String holder, Duration length) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!isTaken(org, holder, length)) {
      LockSupport.parkNanos(PAUSE.toNanos());
      if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
        throw new SalesforceException(
            new Failure(
                Reaction.RETRY,
                Scope.LOGIN,
                "login-elsewhere",
                "another SignRelay server has been logging in to this org for "
                    + LONGEST_WAIT.toSeconds()
                    + " seconds"));
      }
    }
  }

  private boolean isTaken(OrgId org, String holder, Duration length) {
    try {
      return store.take(org, holder, length);
    } catch (RuntimeException takenAtTheSameMoment) {
      LOG.log(Level.DEBUG, "turn not taken org=" + org, takenAtTheSameMoment);
      return false;
    }
  }

  private void giveBack(OrgId org, String holder) {
    try {
      store.giveBack(org, holder);
    } catch (RuntimeException endsByItself) {
      LOG.log(Level.WARNING, "turn not given back, it ends by itself org=" + org, endsByItself);
    }
  }
}
