package org.signrelay.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.signrelay.database.Database;
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

  @Inject Database database;
  @Inject Designs designs;
  @Inject CredentialStore store;

  /**
   * The newest open delivery whose call brought a combination.
   *
   * @param taker what its design says where the credentials lead
   */
  private record Newest(String combination, Org taker, UUID delivery) {}

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public List<Org> waitingFor(OrgId org) {
    if (designs.loaded().stream().map(Design::org).noneMatch(Org::takesCredentialsOfCalls)) {
      return List.of();
    }
    List<Newest> newest = newestOfEach(org);
    Map<UUID, StoredCredentials> stored =
        store.find(newest.stream().map(Newest::delivery).toList());
    return newest.stream()
        .filter(one -> stored.containsKey(one.delivery()))
        .flatMap(one -> store.open(stored.get(one.delivery())).map(one.taker()::with).stream())
        .filter(one -> one.id().equals(org))
        .toList();
  }

  /** Of each combination, among designs that take them; those of the newest call first. */
  private List<Newest> newestOfEach(OrgId org) {
    List<?> rows =
        database
            .entities()
            .createNativeQuery(WaitingCombinations.statement(database.engine()))
            .setParameter(1, org.value())
            .getResultList();
    Set<String> seen = new HashSet<>();
    return rows.stream()
        .flatMap(row -> newest((Object[]) row).stream())
        .sorted(Comparator.comparing((Newest one) -> one.delivery().toString()).reversed())
        .filter(one -> seen.add(one.combination()))
        .limit(MOST)
        .toList();
  }

  /** Empty if its design is not loaded, or has credentials of its own now. */
  private Optional<Newest> newest(Object[] row) {
    return designs
        .find(new DesignId((String) row[1]))
        .map(Design::org)
        .filter(Org::takesCredentialsOfCalls)
        .map(taker -> new Newest((String) row[0], taker, UUID.fromString((String) row[2])));
  }
}
