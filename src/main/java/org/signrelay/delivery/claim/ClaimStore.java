package org.signrelay.delivery.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.database.Database;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.design.DesignId;
import org.signrelay.design.OrgId;

/**
 * Claims deliveries for this node. A claim is a lease: it is renewed while its delivery is carried
 * out, and what a dead node had claimed is free again when the lease is over, within two minutes.
 */
@ApplicationScoped
public class ClaimStore {
  private static final Duration LEASE = Duration.ofSeconds(60);

  /**
   * A delivery is taken only if no earlier one of its record is still open, and none is being
   * carried out. Rows that another node is claiming at this moment are passed over.
   */
  private static final String DUE =
      """
      select cast(d.id as varchar(36)) from delivery d
      where d.org = ?1 and d.due_at <= ?2
        and d.design in (%s)
        %s
        and not exists (
          select 1 from delivery e
          where e.record_key = d.record_key
            and (e.id < d.id and e.state in ('PENDING', 'WAITING', 'HELD')
              or e.state = 'DELIVERING'))
      order by d.due_at, d.id
      limit %d
      for update skip locked
      """;

  /**
   * When an org's API calls run short, only records that get a final status are written: that
   * delivery and, since they keep their order, those before it.
   */
  private static final String ENDING_IN_A_FINAL_STATUS =
      """
      and (d.status_rank = 3 or exists (
        select 1 from delivery f
        where f.record_key = d.record_key and f.status_rank = 3
          and f.state in ('PENDING', 'WAITING')))
      """;

  @Inject Clock clock;

  @Inject Database database;

  /** What has something due; what holds it back, such as a pause, does not count here. */
  @Transactional(TxType.REQUIRED)
  public Set<Route> routesWithDue() {
    return database
        .entities()
        .createQuery(
            "select distinct d.org, d.design from Delivery d where d.dueAt <= :now", Object[].class)
        .setParameter("now", clock.millis())
        .getResultList()
        .stream()
        .map(Route::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Claims up to a number of deliveries of an org that are due, in the order in which they are, and
   * of each record one at most.
   *
   * @param finalsOnly whether only records are to be written that get a final status
   */
  @Transactional(TxType.REQUIRES_NEW)
  public List<Claim> claim(OrgId org, List<DesignId> designs, int atMost, boolean finalsOnly) {
    List<UUID> due = due(org, designs, atMost, finalsOnly);
    if (due.isEmpty()) {
      return List.of();
    }
    String claim = UUID.randomUUID().toString();
    database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :delivering, d.dueAt = null, d.claim = :claim,"
                + " d.leasedUntil = :until, d.recordUnderway = d.recordKey"
                + " where d.id in :ids")
        .setParameter("delivering", DeliveryState.DELIVERING)
        .setParameter("claim", claim)
        .setParameter("until", leaseEnd())
        .setParameter("ids", due)
        .executeUpdate();
    return due.stream().map(id -> new Claim(claim, new DeliveryId(id))).toList();
  }

  /**
   * Claims a delivery in the transaction that accepts it, before it is written. If another one of
   * its record is being carried out, writing it fails.
   */
  public void claimNew(Delivery delivery, String claim) {
    delivery.claim(claim, clock.instant().plus(LEASE));
  }

  /** Keeps claims for another while. */
  @Transactional(TxType.REQUIRES_NEW)
  public void renew(Collection<String> claims) {
    database
        .entities()
        .createQuery(
            "update Delivery d set d.leasedUntil = :until"
                + " where d.claim in :claims and d.state = :delivering")
        .setParameter("until", leaseEnd())
        .setParameter("claims", claims)
        .setParameter("delivering", DeliveryState.DELIVERING)
        .executeUpdate();
  }

  /** Frees what nodes had claimed that did not renew; uses no attempt. Returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  public int freeLostClaims() {
    long now = clock.millis();
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :pending, d.dueAt = :now, d.claim = null,"
                + " d.leasedUntil = null, d.recordUnderway = null where d.state = :delivering and d.leasedUntil < :now")
        .setParameter("pending", DeliveryState.PENDING)
        .setParameter("now", now)
        .setParameter("delivering", DeliveryState.DELIVERING)
        .executeUpdate();
  }

  /** Gives claims back that this node will not carry out; uses no attempt. */
  @Transactional(TxType.REQUIRES_NEW)
  public void giveBack(Collection<String> claims) {
    database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :pending, d.dueAt = :now, d.claim = null,"
                + " d.leasedUntil = null, d.recordUnderway = null where d.claim in :claims and d.state = :delivering")
        .setParameter("pending", DeliveryState.PENDING)
        .setParameter("now", clock.millis())
        .setParameter("claims", claims)
        .setParameter("delivering", DeliveryState.DELIVERING)
        .executeUpdate();
  }

  private List<UUID> due(OrgId org, List<DesignId> designs, int atMost, boolean finalsOnly) {
    int firstDesign = 3;
    String places =
        Stream.iterate(firstDesign, place -> place + 1)
            .limit(designs.size())
            .map(place -> "?" + place)
            .collect(Collectors.joining(", "));
    Query query =
        database
            .entities()
            .createNativeQuery(
                DUE.formatted(places, finalsOnly ? ENDING_IN_A_FINAL_STATUS : "", atMost));
    query.setParameter(1, org.value());
    query.setParameter(2, clock.millis());
    for (int index = 0; index < designs.size(); index++) {
      query.setParameter(firstDesign + index, designs.get(index).value());
    }
    return ((List<?>) query.getResultList())
        .stream().map(id -> UUID.fromString(id.toString())).toList();
  }

  private long leaseEnd() {
    return clock.instant().plus(LEASE).toEpochMilli();
  }
}
