package org.signrelay.delivery.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.signrelay.database.Database;
import org.signrelay.database.ListQuery;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.OrgId;

/**
 * Claims deliveries for this node. A claim is a lease: it is renewed while its delivery is carried
 * out, and what a dead node had claimed is free again when the lease is over, within two minutes.
 */
@ApplicationScoped
public class ClaimStore {
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** An empty list is no valid operand of {@code in}. */
  private static final List<String> NONE = List.of("");

  private static final ListQuery CLAIM =
      new ListQuery(
          "update Delivery d set d.state = :delivering, d.dueAt = null, d.claim = :claim,"
              + " d.leasedUntil = :until"
              + " where d.id in :list and d.state in (:pending, :waiting)");

  private final AtomicInteger batches = new AtomicInteger();

  @Inject Clock clock;

  @Inject Database database;
  @Inject ClaimedDeliveries claimed;
  @Inject DueDeliveries dueDeliveries;
  @Inject Crowds crowds;
  @Inject StoppedClocks stoppedClocks;
  @Inject ReserveTimes reserveTimes;

  /**
   * Claims up to a number of deliveries that are due, and of each record one at most. The turns
   * share the room; each in the order in which its deliveries are due, unless very many of them
   * cannot go.
   *
   * @param turns of one org; at least one
   * @param finalsOnly whether only records are to be written that get a final status
   */
  @Transactional(TxType.REQUIRES_NEW)
  public List<Claim> claim(List<Turn> turns, int atMost, boolean finalsOnly) {
    OrgId org = turns.get(0).route().org();
    if (finalsOnly) {
      reserveTimes.note(org);
    }
    dueDeliveries.prepare();
    List<Due> due =
        oneOfEachRecord(
            new FairShare(
                    atMost,
                    (turn, share, after) ->
                        crowds.find(Wanted.of(turn, finalsOnly), share, after.place()))
                .among(rotated(turns)));
    if (due.isEmpty()) {
      return List.of();
    }
    List<Due> tried = due.stream().filter(Due::tried).toList();
    if (!tried.isEmpty()) {
      stoppedClocks.forwardAfterWaiting(tried.stream().map(Due::delivery).toList());
      reserveTimes.forward(org, tried);
    }
    return claim(due.stream().map(Due::delivery).toList());
  }

  /**
   * Whether the claims that were just made left something out that is to be looked at soon, since
   * very many are due that cannot go.
   */
  public boolean isHalfway() {
    return crowds.isHalfway();
  }

  private static List<Due> oneOfEachRecord(List<Due> due) {
    Map<String, Due> byRecord = new LinkedHashMap<>();
    due.forEach(one -> byRecord.merge(one.record(), one, Due::orBefore));
    return List.copyOf(byRecord.values());
  }

  /** Where there are more turns than room, each is the first one now and then. */
  private List<Turn> rotated(List<Turn> turns) {
    List<Turn> rotated = new ArrayList<>(turns);
    Collections.rotate(rotated, batches.getAndIncrement() % Math.max(1, turns.size()));
    return rotated;
  }

  private List<Claim> claim(List<UUID> due) {
    String claim = UUID.randomUUID().toString();
    CLAIM
        .of(due, database.entities())
        .setParameter("delivering", DeliveryState.DELIVERING)
        .setParameter("claim", claim)
        .setParameter("until", leaseEnd())
        .setParameter("pending", DeliveryState.PENDING)
        .setParameter("waiting", DeliveryState.WAITING)
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

  /** Keeps claims for another while; returns how many deliveries are carried out under them. */
  @Transactional(TxType.REQUIRES_NEW)
  public int renew(Collection<String> claims) {
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.leasedUntil = :until"
                + " where d.claim in :claims and d.state = :delivering")
        .setParameter("until", leaseEnd())
        .setParameter("claims", claims)
        .setParameter("delivering", DeliveryState.DELIVERING)
        .executeUpdate();
  }

  /**
   * Frees what nodes had claimed that did not renew; uses no attempt. Returns how many.
   *
   * @param mine claims that this node is at work at: it knows better
   */
  @Transactional(TxType.REQUIRES_NEW)
  public int freeLostClaims(Collection<String> mine) {
    long now = clock.millis();
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :pending, d.dueAt = :now, d.claim = null,"
                + " d.leasedUntil = null where d.state = :delivering"
                + " and d.claim is not null and d.leasedUntil < :now and d.claim not in :mine")
        .setParameter("pending", DeliveryState.PENDING)
        .setParameter("now", now)
        .setParameter("delivering", DeliveryState.DELIVERING)
        .setParameter("mine", mine.isEmpty() ? NONE : mine)
        .executeUpdate();
  }

  /** Gives claims back that this node will not carry out; uses no attempt. Returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  public int giveBack(Collection<String> claims) {
    return database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :pending, d.dueAt = :now, d.claim = null,"
                + " d.leasedUntil = null where d.claim in :claims and d.state = :delivering")
        .setParameter("pending", DeliveryState.PENDING)
        .setParameter("now", clock.millis())
        .setParameter("claims", claims)
        .setParameter("delivering", DeliveryState.DELIVERING)
        .executeUpdate();
  }

  /**
   * Gives some deliveries of a claim back that others should carry out; uses no attempt. Returns
   * how many.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public int giveBackSome(List<Claim> some) {
    Instant now = clock.instant();
    List<Delivery> mine = claimed.of(some, LockModeType.PESSIMISTIC_WRITE);
    mine.forEach(delivery -> delivery.giveBack(now));
    return mine.size();
  }

  private long leaseEnd() {
    return clock.instant().plus(LEASE).toEpochMilli();
  }
}
