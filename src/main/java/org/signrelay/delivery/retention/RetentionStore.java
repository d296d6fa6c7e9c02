package org.signrelay.delivery.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.database.ListQuery;
import org.signrelay.delivery.DeliveryState;

/**
 * Finds, locks and removes rows, a batch in a transaction. Rows that another node is removing, or
 * that somebody is changing, are passed over, so that nobody waits for anybody.
 */
@ApplicationScoped
class RetentionStore {
  /** As many as a {@link ListQuery} has places for. */
  static final int BATCH = 200;

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
      """
          .formatted(BATCH);

  private static final String ACCEPTED =
      """
      select cast(a.fingerprint as varchar(36)) from accepted_call a
      where a.accepted_at < ?1
      order by a.accepted_at
      limit %d
      for update skip locked
      """
          .formatted(BATCH);

  /**
   * No part of a document came after the end of its delivery; along the index by that time those
   * are not read that are too young.
   */
  private static final String DOCUMENTS =
      """
      select cast(x.id as varchar(36)) from document x
      where x.touched_at < ?1
        and exists (select 1 from delivery d where d.id = x.delivery
          and d.state in ('DELIVERED', 'SUPERSEDED', 'DISCARDED') and d.ended_at < ?1)
        and not exists (select 1 from document o
          where o.delivery = x.delivery and o.create_begun_at >= ?2)
      order by x.touched_at
      limit %d
      for update skip locked
      """
          .formatted(FEW);

  private static final ListQuery DOCUMENTS_OF =
      new ListQuery("select x.id from Document x where x.delivery in :list");

  private static final ListQuery REMOVE_DOCUMENTS =
      new ListQuery("delete from Document x where x.id in :list");

  private static final ListQuery REMOVE_CALLS =
      new ListQuery("delete from AcceptedCall a where a.fingerprint in :list");

  /** Of deliveries; they themselves last. */
  private static final List<ListQuery> REMOVE =
      List.of(
          new ListQuery("delete from Payload e where e.delivery in :list"),
          new ListQuery("delete from StoredCredentials e where e.delivery in :list"),
          new ListQuery("delete from HistoryEntry e where e.delivery in :list"),
          new ListQuery("delete from Delivery e where e.id in :list"));

  @Inject Database database;

  /**
   * Removes deliveries with all that belongs to them.
   *
   * @param state in which they ended
   * @param endedBefore only those that did so before this time
   * @return how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  int removeDeliveries(DeliveryState state, Instant endedBefore) {
    List<UUID> deliveries =
        ids(
            database
                .entities()
                .createNativeQuery(ENDED)
                .setParameter(1, state.name())
                .setParameter(2, endedBefore.toEpochMilli()));
    if (!deliveries.isEmpty()) {
      removeDocuments(DOCUMENTS_OF.of(deliveries, UUID.class, database.entities()).getResultList());
      REMOVE.forEach(part -> part.of(deliveries, database.entities()).executeUpdate());
    }
    return deliveries.size();
  }

  /**
   * Removes documents of deliveries that ended before a time and will not be carried out again.
   *
   * @param begunBefore a delivery keeps them as long as a create whose end is not known was begun
   *     later: a resend has to know of it
   * @return how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  int removeDocuments(Instant endedBefore, Instant begunBefore) {
    List<UUID> documents =
        ids(
            database
                .entities()
                .createNativeQuery(DOCUMENTS)
                .setParameter(1, endedBefore.toEpochMilli())
                .setParameter(2, begunBefore.toEpochMilli()));
    removeDocuments(documents);
    return documents.size();
  }

  private void removeDocuments(List<UUID> documents) {
    for (UUID document : documents) {
      database
          .entities()
          .createNativeQuery("delete from document_part where document = ?1")
          .setParameter(1, document)
          .executeUpdate();
    }
    if (!documents.isEmpty()) {
      REMOVE_DOCUMENTS.of(documents, database.entities()).executeUpdate();
    }
  }

  /** Removes calls that were accepted before a time; returns how many. */
  @Transactional(TxType.REQUIRES_NEW)
  int removeCalls(Instant acceptedBefore) {
    List<UUID> fingerprints =
        ids(
            database
                .entities()
                .createNativeQuery(ACCEPTED)
                .setParameter(1, acceptedBefore.toEpochMilli()));
    if (!fingerprints.isEmpty()) {
      REMOVE_CALLS.of(fingerprints, database.entities()).executeUpdate();
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

  private static List<UUID> ids(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> UUID.fromString(row.toString())).toList();
  }
}
