package org.signrelay.delivery.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryState;

/**
 * Finds, locks and removes rows, a batch in a transaction. Rows that another node is removing, or
 * that somebody is changing, are passed over, so that nobody waits for anybody.
 */
@ApplicationScoped
class RetentionStore {
  static final int BATCH = 300;

  /** Documents are large. */
  static final int FEW = 10;

  /** Oldest first, along the index; nothing has to be in the order of ids, since nothing waits. */
  private static final String ENDED =
      """
      select cast(d.id as varchar(36)) from delivery d
      where d.state = ?1 and d.ended_at < ?2
      order by d.ended_at
      limit %d
      for update skip locked
      """;

  private static final String ACCEPTED =
      """
      select a.fingerprint from accepted_call a
      where a.accepted_at < ?1
      order by a.accepted_at
      limit %d
      for update skip locked
      """;

  /** Entities with a member {@code delivery} that says to which one they belong. */
  private static final List<String> PARTS = List.of("Payload", "StoredCredentials", "HistoryEntry");

  @Inject Database database;

  /**
   * Removes deliveries with all that belongs to them.
   *
   * @param endedBefore for each state that is to be removed, the time before which it was reached
   * @return how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  int removeDeliveries(Map<DeliveryState, Instant> endedBefore) {
    List<UUID> ids = new ArrayList<>();
    endedBefore.forEach((state, time) -> ids.addAll(lock(state, time, BATCH - ids.size())));
    if (!ids.isEmpty()) {
      removeDocuments(ids);
      PARTS.forEach(part -> remove(part, "delivery", ids));
      remove("Delivery", "id", ids);
    }
    return ids.size();
  }

  /**
   * Removes the documents of deliveries that ended before a time and will not be carried out again.
   *
   * @param begunBefore a delivery keeps them as long as a create whose end is not known was begun
   *     later: a resend has to know of it
   * @return how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  int removeDocuments(Instant endedBefore, Instant begunBefore) {
    List<UUID> deliveries =
        database
            .entities()
            .createQuery(
                "select x.delivery from Document x, Delivery d where d.id = x.delivery"
                    + " and d.state in :done and d.endedAt < :before"
                    + " and not exists (select o from Document o"
                    + " where o.delivery = x.delivery and o.createBegunAt >= :begun)",
                UUID.class)
            .setParameter(
                "done",
                List.of(DeliveryState.DELIVERED, DeliveryState.SUPERSEDED, DeliveryState.DISCARDED))
            .setParameter("before", endedBefore.toEpochMilli())
            .setParameter("begun", begunBefore.toEpochMilli())
            .setMaxResults(FEW)
            .getResultList();
    if (!deliveries.isEmpty()) {
      removeDocuments(deliveries);
    }
    return deliveries.size();
  }

  private void removeDocuments(Collection<UUID> deliveries) {
    for (UUID delivery : deliveries) {
      database
          .entities()
          .createNativeQuery(
              "delete from document_part where document in"
                  + " (select id from document where delivery = ?1)")
          .setParameter(1, delivery)
          .executeUpdate();
    }
    remove("Document", "delivery", deliveries);
  }

  /** Removes calls that were accepted before a time; returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  int removeCalls(Instant acceptedBefore) {
    List<?> fingerprints =
        database
            .entities()
            .createNativeQuery(ACCEPTED.formatted(BATCH))
            .setParameter(1, acceptedBefore.toEpochMilli())
            .getResultList();
    if (!fingerprints.isEmpty()) {
      remove("AcceptedCall", "fingerprint", fingerprints);
    }
    return fingerprints.size();
  }

  /** Removes replays that were done before a time. */
  @Transactional(TxType.REQUIRES_NEW)
  int removeReplays(Instant endedBefore) {
    return database
        .entities()
        .createQuery("delete from Replay r where r.endedAt < :before")
        .setParameter("before", endedBefore.toEpochMilli())
        .executeUpdate();
  }

  private List<UUID> lock(DeliveryState state, Instant endedBefore, int atMost) {
    if (atMost == 0) {
      return List.of();
    }
    List<?> rows =
        database
            .entities()
            .createNativeQuery(ENDED.formatted(atMost))
            .setParameter(1, state.name())
            .setParameter(2, endedBefore.toEpochMilli())
            .getResultList();
    return rows.stream().map(row -> UUID.fromString(row.toString())).toList();
  }

  private void remove(String entity, String key, Collection<?> values) {
    database
        .entities()
        .createQuery("delete from " + entity + " e where e." + key + " in :values")
        .setParameter("values", values)
        .executeUpdate();
  }
}
