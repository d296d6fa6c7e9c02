package org.signrelay.salesforce.session.lockout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Failure;

/**
 * Credentials that Salesforce refused, in the database, so that no node, design or restart sends
 * them again. What could not be stored is remembered here until it is, and stops its user on this
 * node meanwhile; it is stored again each time somebody asks, which is once a second at least.
 */
@ApplicationScoped
public class RefusedLogins {
  private static final Logger LOG = System.getLogger(RefusedLogins.class.getName());

  /** The first connection may be one that the database has closed. */
  private static final int TRIES = 2;

  /** Grows no further than logins are under way, since none begins while the database is away. */
  private final Queue<Refusal> unstored = new ConcurrentLinkedQueue<>();

  private final ReentrantLock storing = new ReentrantLock();

  @Inject Clock clock;
  @Inject RefusedLoginStore store;

  /** Why these credentials must not be sent, or empty if they may be tried. */
  public Optional<Failure> refusalOf(Org org) {
    storeWhatIsLeft();
    Optional<Failure> here =
        unstored.stream()
            .filter(refusal -> refusal.org().equals(org.id()))
            .map(Refusal::failure)
            .findFirst();
    return here.isPresent() ? here : store.refusalOf(org);
  }

  /** The users of whom a refused combination is remembered. */
  public Set<OrgId> orgs() {
    storeWhatIsLeft();
    Set<OrgId> orgs = new HashSet<>(store.orgs());
    unstored.forEach(refusal -> orgs.add(refusal.org()));
    return orgs;
  }

  /**
   * Keeps a refused combination; must follow each login that Salesforce refused. Throws nothing:
   * what the database does not take is remembered all the same.
   */
  public void remember(Org org, Failure failure) {
    Refusal refusal =
        new Refusal(org.id(), org.credentials().combination(), failure, clock.millis());
    unstored.add(refusal);
    storing.lock();
    try {
      for (int tries = 1; tries <= TRIES && unstored.contains(refusal); tries++) {
        store(refusal, tries == TRIES ? Level.ERROR : Level.DEBUG);
      }
    } finally {
      storing.unlock();
    }
  }

  /** Forgets all refused combinations of a user: a person says that they may be tried again. */
  public void forget(OrgId org) {
    storing.lock();
    try {
      store.forget(org);
      unstored.removeIf(refusal -> refusal.org().equals(org));
    } finally {
      storing.unlock();
    }
  }

  private void storeWhatIsLeft() {
    if (!unstored.isEmpty() && storing.tryLock()) {
      try {
        unstored.forEach(refusal -> store(refusal, Level.DEBUG));
      } finally {
        storing.unlock();
      }
    }
  }

  /** A commit that fails throws a checked exception through the container's interceptor. */
  private void store(Refusal refusal, Level level) {
    try {
      store.keep(refusal);
      unstored.remove(refusal);
    } catch (Exception databaseAway) {
      LOG.log(
          level,
          "a refused login is not stored, it is tried again until it is; until then this user"
              + " does not log in from here org="
              + refusal.org(),
          databaseAway);
    }
  }
}
