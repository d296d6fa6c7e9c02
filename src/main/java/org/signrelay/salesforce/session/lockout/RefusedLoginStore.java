package org.signrelay.salesforce.session.lockout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * Refused logins in the database, each step in a short transaction of its own. After two different
 * refused combinations of one user within 24 hours the user stands still whatever its credentials,
 * until a person resumes it.
 */
@ApplicationScoped
class RefusedLoginStore {
  private static final Duration COUNTING = Duration.ofHours(24);

  private final Comparisons comparisons = new Comparisons();

  @Inject Database database;

  /** Why these credentials must not be sent, or empty if they may be tried. */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Failure> refusalOf(Org org) {
    List<RefusedLogin> refused = refusedLoginsOf(org.id());
    Optional<Failure> same =
        refused.stream()
            .filter(login -> isSameCombination(login, org.credentials().combination()))
            .findFirst()
            .map(RefusedLogin::failure);
    return haveTwoWithinADay(refused) ? Optional.of(standingStill()) : same;
  }

  /** The users of whom a refused combination is remembered. */
  @Transactional(TxType.REQUIRES_NEW)
  Set<OrgId> orgs() {
    return database
        .entities()
        .createQuery("select distinct r.org from RefusedLogin r", String.class)
        .getResultList()
        .stream()
        .map(OrgId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Keeps a refused combination, unless it is known. */
  @Transactional(TxType.REQUIRES_NEW)
  void keep(Refusal refusal) {
    boolean known =
        refusedLoginsOf(refusal.org()).stream()
            .anyMatch(login -> isSameCombination(login, refusal.combination()));
    if (!known) {
      database
          .entities()
          .persist(
              new RefusedLogin(
                  refusal.org(),
                  SlowHash.of(refusal.combination()),
                  refusal.failure(),
                  refusal.refusedAtMillis()));
    }
  }

  /** Forgets all refused combinations of a user. */
  @Transactional(TxType.REQUIRES_NEW)
  void forget(OrgId org) {
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

  private boolean isSameCombination(RefusedLogin login, Secret combination) {
    return comparisons.isSame(login.id(), combination, () -> login.hash().matches(combination));
  }

  private static Failure standingStill() {
    return new Failure(
        Reaction.HOLD,
        Scope.LOGIN,
        "two-logins-refused",
        "two different passwords of this user were refused within 24 hours; no third one is tried"
            + " before a person resumes the design, so that Salesforce does not lock the user");
  }
}
