package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.signrelay.design.Design;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;

/**
 * The sessions of this node, one per org and user. Salesforce allows 3,600 logins an hour and user
 * and locks a user after a few bad ones, so a session is shared by all threads, opened once however
 * many ask for it, renewed only if the one that failed is still the current one, and never opened
 * with credentials that were refused before. Those who wait for a login that then fails do not try
 * it again one after the other.
 */
@ApplicationScoped
public class Sessions {
  private static final Logger LOG = System.getLogger(Sessions.class.getName());

  private final Map<OrgId, Holder> holders = new ConcurrentHashMap<>();

  @Inject SoapLogin login;
  @Inject RefusedLogins refusedLogins;
  @Inject Designs designs;

  /**
   * The current session, opened if there is none.
   *
   * @throws SalesforceException with {@code HOLD} if the credentials were refused, now or earlier;
   *     with another reaction if the login could not be carried out
   */
  public Session current(Org org) {
    return holder(org).session(org, Optional.empty());
  }

  /**
   * A session in place of one that Salesforce no longer takes: the one that somebody else opened in
   * the meantime, or a new one.
   *
   * @throws SalesforceException as {@link #current} does
   */
  public Session renew(Org org, Session failed) {
    return holder(org).session(org, Optional.of(failed));
  }

  /** Whether this node has a session with an org. */
  public boolean isOpen(OrgId org) {
    Holder holder = holders.get(org);
    return holder != null && holder.isOpen();
  }

  /**
   * Takes note that Salesforce does not take a session that it has just opened. Its credentials
   * count as refused: another login would only open another such session.
   */
  public void refuse(Org org, Session useless, Failure failure) {
    holder(org).refuse(useless, failure);
  }

  private Holder holder(Org org) {
    return holders.computeIfAbsent(org.id(), first -> new Holder());
  }

  /**
   * Whether a session could be had without sending refused credentials again.
   *
   * @return why not, or empty if some design of this org has credentials that may be tried
   */
  public Optional<Failure> refusal(OrgId org) {
    return refusal(credentialsOf(org));
  }

  private Optional<Failure> refusal(List<Org> credentials) {
    List<Optional<Failure>> refusals = credentials.stream().map(refusedLogins::refusalOf).toList();
    return refusals.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : refusals.stream().flatMap(Optional::stream).findFirst();
  }

  private List<Org> credentialsOf(OrgId org) {
    return designs.loaded().stream()
        .map(Design::org)
        .filter(candidate -> candidate.id().equals(org))
        .distinct()
        .toList();
  }

  /** The credentials of the design that asks, or if they were refused those of another design. */
  private Opened open(Org asking) {
    List<Org> candidates =
        Stream.concat(Stream.of(asking), credentialsOf(asking.id()).stream()).distinct().toList();
    Org usable =
        candidates.stream()
            .filter(candidate -> refusedLogins.refusalOf(candidate).isEmpty())
            .findFirst()
            .orElseThrow(() -> new SalesforceException(refusal(candidates).orElseThrow()));
    return open(asking.id(), usable);
  }

  private Opened open(OrgId id, Org org) {
    try {
      Session session = login.login(org);
      LOG.log(Level.INFO, "logged in org={0} instance={1}", id, session.instance());
      return new Opened(session, org);
    } catch (SalesforceException failed) {
      if (failed.failure().reaction() == Reaction.HOLD) {
        remember(org, failed.failure());
      }
      throw failed;
    }
  }

  private void remember(Org org, Failure failure) {
    LOG.log(
        Level.ERROR,
        "login refused org={0} code={1} message={2}; these credentials are not tried again until"
            + " they change or a person resumes the design",
        org.id(),
        failure.code(),
        failure.message());
    refusedLogins.remember(org, failure);
  }

  /** A session and the credentials that opened it. */
  private record Opened(Session session, Org credentials) {}

  /** One org's session; its lock lets one thread log in while the others wait for the outcome. */
  private final class Holder {
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Optional<Opened> held = Optional.empty();
    private SalesforceException lastFailure;

    boolean isOpen() {
      return held.isPresent();
    }

    Session session(Org org, Optional<Session> failed) {
      int failuresBefore = failures.get();
      synchronized (this) {
        Optional<Session> current = held.map(Opened::session);
        if (current.isPresent() && !current.equals(failed)) {
          return current.get();
        }
        if (failures.get() != failuresBefore) {
          throw new SalesforceException(lastFailure.failure(), lastFailure);
        }
        return replace(org);
      }
    }

    private Session replace(Org org) {
      held = Optional.empty();
      try {
        held = Optional.of(open(org));
      } catch (SalesforceException failed) {
        noteForThoseWhoWait(failed);
        throw failed;
      }
      return held.get().session();
    }

    /** A refusal is for these credentials alone, and remembered. */
    private void noteForThoseWhoWait(SalesforceException failed) {
      if (failed.failure().reaction() != Reaction.HOLD) {
        lastFailure = failed;
        failures.incrementAndGet();
      }
    }

    synchronized void refuse(Session useless, Failure failure) {
      held.filter(opened -> opened.session().equals(useless))
          .ifPresent(
              opened -> {
                held = Optional.empty();
                remember(opened.credentials(), failure);
              });
    }
  }
}
