package org.signrelay.salesforce.session.lockout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.signrelay.database.Database;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.design.Secret;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/**
 * Credentials that Salesforce refused, in the database, so that no node, design or restart sends
 * them again. After two different refused combinations of one user within 24 hours the user stands
 * still whatever its credentials, until a person resumes it.
 */
@ApplicationScoped
public class RefusedLogins {
  private static final Duration COUNTING = Duration.ofHours(24);
  private static final int MOST_REMEMBERED = 1000;

  private final Map<Comparison, Boolean> compared = new ConcurrentHashMap<>();

  @Inject Clock clock;

  @Inject Database database;

  /** Why these credentials must not be sent, or empty if they may be tried. */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Failure> refusalOf(Org org) {
    List<RefusedLogin> refused = refusedLoginsOf(org.id());
    Optional<Failure> same =
        refused.stream()
            .filter(login -> isSameCombination(login, org))
            .findFirst()
            .map(RefusedLogin::failure);
    return haveTwoWithinADay(refused) ? Optional.of(standingStill()) : same;
  }

  /** The users of whom a refused combination is remembered. */
  @Transactional(TxType.REQUIRES_NEW)
  public Set<OrgId> orgs() {
    return database
        .entities()
        .createQuery("select distinct r.org from RefusedLogin r", String.class)
        .getResultList()
        .stream()
        .map(OrgId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Keeps a refused combination; must follow each login that Salesforce refused. */
  @Transactional(TxType.REQUIRES_NEW)
  public void remember(Org org, Failure failure) {
    boolean known =
        refusedLoginsOf(org.id()).stream().anyMatch(login -> isSameCombination(login, org));
    if (!known) {
      database
          .entities()
          .persist(
              new RefusedLogin(
                  org.id(), SlowHash.of(org.credentials().combination()), failure, clock.millis()));
    }
  }

  /** Forgets all refused combinations of a user: a person says that they may be tried again. */
  @Transactional(TxType.REQUIRES_NEW)
  public void forget(OrgId org) {
    database
        .entities()
        .createQuery("delete from RefusedLogin r where r.org = :org")
        .setParameter("org", org.value())
        .executeUpdate();
  }

  private List<RefusedLogin> refusedLoginsOf(OrgId org) {
    return database
        .entities()
        .createQuery(
            "select r from RefusedLogin r where r.org = :org order by r.refusedAt desc",
            RefusedLogin.class)
        .setParameter("org", org.value())
        .getResultList();
  }

  /** Each row is another combination; they stay until a person resumes. */
  private static boolean haveTwoWithinADay(List<RefusedLogin> newestFirst) {
    return IntStream.range(1, newestFirst.size())
        .anyMatch(
            older ->
                newestFirst.get(older - 1).refusedAtMillis()
                        - newestFirst.get(older).refusedAtMillis()
                    < COUNTING.toMillis());
  }

  /** The slow hash is computed once per row and set of credentials. */
  private boolean isSameCombination(RefusedLogin login, Org org) {
    if (compared.size() > MOST_REMEMBERED) {
      compared.clear();
    }
    return compared.computeIfAbsent(
        new Comparison(login.id(), org.credentials().combination()),
        first -> login.hash().matches(first.secret()));
  }

  private static Failure standingStill() {
    return new Failure(
        Reaction.HOLD,
        Scope.LOGIN,
        "two-logins-refused",
        "two different passwords of this user were refused within 24 hours; no third one is tried"
            + " before a person resumes the design, so that Salesforce does not lock the user");
  }

  private record Comparison(UUID row, Secret secret) {}
}
