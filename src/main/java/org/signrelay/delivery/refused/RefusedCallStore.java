package org.signrelay.delivery.refused;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.signrelay.database.Database;

/** Refused calls in the database, each method in a transaction of its own. */
@ApplicationScoped
class RefusedCallStore {
  private static final String OLD =
      """
      select cast(r.id as varchar(36)) from refused_call r
      where r.refused_at < ?1
      order by r.refused_at
      limit %d
      for update skip locked
      """;

  @Inject Database database;

  @Transactional(TxType.REQUIRES_NEW)
  void keep(List<KeptRefusal> refusals) {
    refusals.forEach(database.entities()::persist);
    database.entities().flush();
  }

  /**
   * Newest first.
   *
   * @param before only those behind this place
   * @param atMost how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  List<KeptRefusal> list(
      RefusalFilter filter, Optional<RefusalFilter.Position> before, int atMost) {
    List<String> restrictions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> parameters = new HashMap<>();
    filter
        .design()
        .ifPresent(
            design -> {
              restrictions.add("r.design = :design");
              parameters.put("design", design);
            });
    filter
        .from()
        .ifPresent(
            time -> {
              restrictions.add("r.refusedAt >= :from");
              parameters.put("from", time.toEpochMilli());
            });
    filter
        .to()
        .ifPresent(
            time -> {
              restrictions.add("r.refusedAt < :to");
              parameters.put("to", time.toEpochMilli());
            });
    before.ifPresent(
        place -> {
          restrictions.add("(r.refusedAt < :time or (r.refusedAt = :time and r.id < :id))");
          parameters.put("time", place.time().toEpochMilli());
          parameters.put("id", place.id());
        });
    TypedQuery<KeptRefusal> query =
        database
            .entities()
            .createQuery(
                "select r from KeptRefusal r where "
                    + String.join(" and ", restrictions)
                    + " order by r.refusedAt desc, r.id desc",
                KeptRefusal.class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(atMost).getResultList();
  }

  /**
   * Removes some that were refused before a time; those that another node removes are passed over.
   */
  @Transactional(TxType.REQUIRES_NEW)
  int remove(Instant refusedBefore, int atMost) {
    List<?> rows =
        database
            .entities()
            .createNativeQuery(OLD.formatted(atMost))
            .setParameter(1, refusedBefore.toEpochMilli())
            .getResultList();
    if (!rows.isEmpty()) {
      database
          .entities()
          .createQuery("delete from KeptRefusal r where r.id in :ids")
          .setParameter("ids", rows.stream().map(row -> UUID.fromString(row.toString())).toList())
          .executeUpdate();
    }
    return rows.size();
  }
}
