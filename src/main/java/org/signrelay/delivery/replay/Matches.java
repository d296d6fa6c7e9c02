package org.signrelay.delivery.replay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.delivery.desk.Search;

/** Finds the deliveries that a replay is about. */
@ApplicationScoped
class Matches {
  private static final List<DeliveryState> REPLAYABLE =
      List.of(DeliveryState.DEAD, DeliveryState.WAITING);

  @Inject Database database;
  @Inject Search search;

  /** How many dead and waiting deliveries match that were accepted up to a time. */
  @Transactional(TxType.MANDATORY)
  long count(DeliveryFilter filter, Instant acceptedUpTo) {
    return query("select count(d)", filter, acceptedUpTo, new ArrayList<>(), "", Long.class)
        .getSingleResult();
  }

  /** The next of them after one, in the order of acceptance. */
  @Transactional(TxType.MANDATORY)
  List<UUID> next(DeliveryFilter filter, Instant acceptedUpTo, DeliveryId after, int atMost) {
    return query(
            "select d.id",
            filter,
            acceptedUpTo,
            new ArrayList<>(List.of("d.id > :after")),
            " order by d.id",
            UUID.class)
        .setParameter("after", after.value())
        .setMaxResults(atMost)
        .getResultList();
  }

  /** Locks deliveries, in the order of acceptance, as they are now. */
  @Transactional(TxType.MANDATORY)
  List<Delivery> lock(List<UUID> ids) {
    return database
        .entities()
        .createQuery("select d from Delivery d where d.id in :ids order by d.id", Delivery.class)
        .setParameter("ids", ids)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private <T> TypedQuery<T> query(
      String selection,
      DeliveryFilter filter,
      Instant acceptedUpTo,
      List<String> restrictions,
      String order,
      Class<T> type) {
    search.prepare();
    restrictions.add("d.state in :replayable");
    restrictions.add("d.receivedAt <= :upTo");
    Map<String, Object> parameters = filter.parametersFor(restrictions);
    TypedQuery<T> query =
        database
            .entities()
            .createQuery(
                selection + " from Delivery d where " + String.join(" and ", restrictions) + order,
                type);
    parameters.forEach(query::setParameter);
    return query
        .setParameter("replayable", REPLAYABLE)
        .setParameter("upTo", acceptedUpTo.toEpochMilli());
  }
}
