package org.signrelay.delivery.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.signrelay.database.Database;
import org.signrelay.database.ListQuery;
import org.signrelay.database.Plan;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;

/** Finds the deliveries of claims that are still the current ones. */
@ApplicationScoped
public class ClaimedDeliveries {
  private static final ListQuery BY_ID =
      new ListQuery(
          "select d from Delivery d where d.id in :list and d.state = :delivering order by d.id");

  @Inject Database database;

  /**
   * The deliveries of these claims, without those that have passed to another node; in the order of
   * acceptance, so that two nodes never lock rows in opposite orders. Within a transaction, which
   * then finds whatever belongs to them by an index as well.
   */
  public List<Delivery> of(List<Claim> claims, LockModeType lock) {
    Map<UUID, String> claimOf =
        claims.stream().collect(Collectors.toMap(claim -> claim.delivery().value(), Claim::id));
    if (claims.isEmpty()) {
      return List.of();
    }
    database.planWithout(Plan.WHOLE_TABLE);
    return BY_ID
        .of(claimOf.keySet(), Delivery.class, database.entities())
        .setParameter("delivering", DeliveryState.DELIVERING)
        .setLockMode(lock)
        .getResultList()
        .stream()
        .filter(delivery -> delivery.isClaimedBy(claimOf.get(delivery.id().value())))
        .toList();
  }
}
