package org.signrelay.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.session.CallCredentials;

/** The credentials of open deliveries whose designs log in with those of their calls. */
@ApplicationScoped
class WaitingCredentials implements CallCredentials {
  /** After two refused ones a user stands still, so more are never needed. */
  private static final int MOST = 4;

  /** An empty list is no valid operand of {@code in}. */
  private static final String NONE = "";

  @Inject Database database;
  @Inject Designs designs;
  @Inject CredentialStore store;

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public List<Org> waitingFor(OrgId org) {
    List<String> takers =
        designs.loaded().stream()
            .filter(design -> design.org().takesCredentialsOfCalls())
            .map(design -> design.id().value())
            .toList();
    if (takers.isEmpty()) {
      return List.of();
    }
    List<Org> found = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(NONE));
    for (Optional<Object[]> next = newest(org, takers, seen);
        next.isPresent() && seen.size() <= MOST;
        next = newest(org, takers, seen)) {
      StoredCredentials stored = (StoredCredentials) next.get()[0];
      seen.add(stored.combination());
      org(stored, (String) next.get()[1]).filter(one -> one.id().equals(org)).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Object[]> newest(OrgId org, List<String> takers, Collection<String> except) {
    return database
        .entities()
        .createQuery(
            "select c, d.design from StoredCredentials c, Delivery d where d.id = c.delivery"
                + " and d.org = :org and d.state in :open and d.design in :takers"
                + " and c.combination not in :except order by d.id desc",
            Object[].class)
        .setParameter("org", org.value())
        .setParameter("open", DeliveryState.OPEN)
        .setParameter("takers", takers)
        .setParameter("except", except)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  private Optional<Org> org(StoredCredentials stored, String design) {
    return designs
        .find(new DesignId(design))
        .map(Design::org)
        .filter(Org::takesCredentialsOfCalls)
        .flatMap(open -> store.open(stored).map(open::with));
  }
}
