package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;

/**
 * The sessions of this node, one per org and user. Salesforce allows 3,600 logins an hour and user
 * and locks a user after a few bad ones, so a session is shared by all threads, opened once however
 * many ask for it, renewed only if the one that failed is still the current one, and never opened
 * with credentials that were refused before. After a login that could not be carried out the next
 * one waits, see {@link LoginPause}.
 */
@ApplicationScoped
public class Sessions {
  /**
   * Salesforce ends a session that was not used for two hours, unless the org says otherwise. After
   * that the next login is asked where the org lives: its old place may never answer again.
   */
  static final Duration LONGEST_IDLE = Duration.ofHours(2);

  /** Longer than anything that is done in a session. */
  static final Duration FORGOTTEN_AFTER = Duration.ofHours(4);

  /** Between logins that people ask for while Salesforce does not carry any out. */
  static final Duration PATIENCE_OF_PEOPLE = Duration.ofSeconds(5);

  private final Map<OrgId, Holder> holders = new ConcurrentHashMap<>();

  @Inject Clock clock;
  @Inject Entrance entrance;

  /**
   * The current session, opened if there is none or Salesforce took it for the last time two hours
   * ago.
   *
   * @throws SalesforceException with {@code HOLD} if the credentials were refused, now or earlier;
   *     with another reaction if the login could not be carried out, now or a short time ago
   */
  public Session current(Org org) {
    return holder(org).session(org, Optional.empty(), LoginPause.LONGEST_ASKED_FOR);
  }

  /**
   * The same for a person who has just mended something: a login that could not be carried out
   * keeps the next one off for five seconds at most.
   *
   * @throws SalesforceException as {@link #current} does
   */
  public Session currentForPerson(Org org) {
    return holder(org).session(org, Optional.empty(), PATIENCE_OF_PEOPLE);
  }

  /**
   * A session in place of one that Salesforce no longer takes: the one that somebody else opened in
   * the meantime, or a new one.
   *
   * @throws SalesforceException as {@link #current} does
   */
  public Session renew(Org org, Session failed) {
    return holder(org).session(org, Optional.of(failed), LoginPause.LONGEST_ASKED_FOR);
  }

  /** Whether this node has a session with an org. */
  public boolean isOpen(OrgId org) {
    Holder holder = holders.get(org);
    return holder != null && holder.isOpen();
  }

  /**
   * Takes note that Salesforce does not take a session that it has just opened, or no session of
   * this user. Its credentials count as refused: another login would only open another such
   * session. When a person lets the credentials be tried again, a new session is opened.
   */
  void refuse(Org org, Session useless, Failure failure) {
    holder(org).refuse(useless, failure);
  }

  /** Takes note that Salesforce has just taken a session. */
  void taken(Org org, Session session) {
    holder(org).taken(session);
  }

  /** Gives a session up, so that the next call opens another; nothing counts as refused. */
  void giveUp(Org org, Session session) {
    holder(org).giveUp(session);
  }

  /**
   * Forgets users whose session nobody asked for in four hours, since calls that bring credentials
   * name any number of them; to be called now and then.
   */
  public void forgetUnused() {
    Instant before = clock.instant().minus(FORGOTTEN_AFTER);
    holders
        .keySet()
        .forEach(
            org ->
                holders.computeIfPresent(
                    org, (same, holder) -> holder.lastUsed.isBefore(before) ? null : holder));
  }

  private Holder holder(Org org) {
    return holders.compute(
        org.id(), (same, known) -> (known == null ? new Holder() : known).usedAt(clock.instant()));
  }

  /** One org's session; its lock lets one thread log in while the others wait for the outcome. */
  private final class Holder {
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Optional<Entrance.Opened> held = Optional.empty();
    private volatile Instant lastTaken = Instant.MIN;
    private volatile Instant lastUsed = Instant.MIN;
    private final LoginPause pause = new LoginPause();
    private SalesforceException lastFailure;

    Holder usedAt(Instant now) {
      lastUsed = now;
      return this;
    }

    boolean isOpen() {
      return held.isPresent();
    }

    /** Those who waited while somebody else failed share that failure: nothing is sent again. */
    Session session(Org org, Optional<Session> failed, Duration patience) {
      int failuresBefore = failures.get();
      synchronized (this) {
        Optional<Session> current = held.map(Entrance.Opened::session).filter(any -> !isIdle());
        if (current.isPresent() && !current.equals(failed)) {
          return current.get();
        }
        if (failures.get() != failuresBefore) {
          throw new SalesforceException(lastFailure.failure(), lastFailure);
        }
        Optional<Failure> paused = pause.failure(org, patience, clock.instant());
        if (paused.isPresent()) {
          throw new SalesforceException(paused.get(), lastFailure);
        }
        return replace(org);
      }
    }

    private Session replace(Org org) {
      held = Optional.empty();
      try {
        held = Optional.of(entrance.open(org));
        lastTaken = clock.instant();
        pause.end();
      } catch (SalesforceException failed) {
        throw noted(org, failed);
      }
      return held.get().session();
    }

    /** A refusal is for certain credentials alone, and remembered. */
    private SalesforceException noted(Org org, SalesforceException failed) {
      Failure failure = failed.failure();
      if (failure.reaction() == Reaction.HOLD) {
        return failed;
      }
      lastFailure =
          failure.reaction() == Reaction.RETRY
              ? new SalesforceException(pause.begin(org, failure, clock.instant()), failed)
              : failed;
      failures.incrementAndGet();
      return lastFailure;
    }

    private boolean isIdle() {
      return !lastTaken.plus(LONGEST_IDLE).isAfter(clock.instant());
    }

    void taken(Session session) {
      if (held.filter(opened -> opened.session().equals(session)).isPresent()) {
        lastTaken = clock.instant();
      }
    }

    synchronized void giveUp(Session session) {
      held = held.filter(opened -> !opened.session().equals(session));
    }

    /** Of the credentials that opened the session, whoever's they are. */
    synchronized void refuse(Session useless, Failure failure) {
      Optional<Entrance.Opened> refused = held.filter(opened -> opened.session().equals(useless));
      if (refused.isPresent()) {
        held = Optional.empty();
        entrance.remember(refused.get().credentials(), failure);
      }
    }
  }
}
