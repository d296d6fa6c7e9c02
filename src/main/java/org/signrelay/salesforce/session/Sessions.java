package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.reaction.SalesforceException;

/**
 * The sessions of this node, one per org and user. Salesforce allows 3,600 logins an hour and user
 * and locks a user after a few bad ones, so a session is shared by all threads, opened once however
 * many ask for it, renewed only if the one that failed is still the current one, and never opened
 * with credentials that were refused before.
 */
@ApplicationScoped
public class Sessions {
  private final Map<OrgId, Holder> holders = new ConcurrentHashMap<>();

  @Inject Entrance entrance;

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

  private Holder holder(Org org) {
    return holders.computeIfAbsent(org.id(), first -> new Holder());
  }

  /** One org's session; its lock lets one thread log in while the others wait for the outcome. */
  private final class Holder {
    private Optional<Session> held = Optional.empty();

    synchronized Session session(Org org, Optional<Session> failed) {
      if (held.isEmpty() || held.equals(failed)) {
        held = Optional.empty();
        held = Optional.of(entrance.open(org));
      }
      return held.get();
    }
  }
}
