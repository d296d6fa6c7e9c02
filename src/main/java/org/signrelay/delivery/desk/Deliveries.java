package org.signrelay.delivery.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signrelay.database.Database;
import org.signrelay.database.Plan;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.design.DesignId;

/** Finds deliveries for people. */
@ApplicationScoped
public class Deliveries {
  private static final Set<DeliveryState> FAILED =
      EnumSet.of(DeliveryState.WAITING, DeliveryState.HELD, DeliveryState.DEAD);

  @Inject Database database;
  @Inject Search search;

  /**
   * Deliveries, newest first.
   *
   * @param before only those accepted before this one
   * @param atMost how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  public List<Delivery> list(DeliveryFilter filter, Optional<DeliveryId> before, int atMost) {
    search.prepare();
    List<String> restrictions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> parameters = filter.parametersFor(restrictions);
    before.ifPresent(
        id -> {
          restrictions.add("d.id < :before");
          parameters.put("before", id.value());
        });
    TypedQuery<Delivery> query =
        database
            .entities()
            .createQuery(
                "select d from Delivery d where "
                    + String.join(" and ", restrictions)
                    + " order by d.id desc",
                Delivery.class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(atMost).getResultList();
  }

  /** The delivery with this id. */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Delivery> find(DeliveryId id) {
    database.planWithout(Plan.WHOLE_TABLE);
    return Optional.ofNullable(database.entities().find(Delivery.class, id.value()));
  }

  /** What happened to a delivery, oldest first. */
  @Transactional(TxType.REQUIRES_NEW)
  public List<HistoryEntry> history(DeliveryId id) {
    database.planWithout(Plan.WHOLE_TABLE);
    return database
        .entities()
        .createQuery(
            "select h from HistoryEntry h where h.delivery = :delivery order by h.happenedAt, h.id",
            HistoryEntry.class)
        .setParameter("delivery", id.value())
        .getResultList();
  }

  /** How many deliveries of a design are in each state; states without any are left out. */
  @Transactional(TxType.REQUIRES_NEW)
  public Map<DeliveryState, Long> counts(DesignId design) {
    List<Object[]> rows =
        database
            .entities()
            .createQuery(
                "select d.state, count(d) from Delivery d where d.design = :design group by d.state",
                Object[].class)
            .setParameter("design", design.value())
            .getResultList();
    Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
    rows.forEach(row -> counts.put((DeliveryState) row[0], (Long) row[1]));
    return counts;
  }

  /**
   * The newest delivery of a design with which something is wrong now. Asked for state by state:
   * with all of them in one query PostgreSQL reads a whole table in the order of its ids.
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Delivery> lastFailed(DesignId design) {
    return FAILED.stream()
        .flatMap(state -> lastFailed(design, state).stream())
        .max(Comparator.comparing(delivery -> delivery.id().toString()));
  }

  private Optional<Delivery> lastFailed(DesignId design, DeliveryState state) {
    return database
        .entities()
        .createQuery(
            "select d from Delivery d where d.design = :design and d.state = :state"
                + " and d.errorCode is not null order by d.id desc",
            Delivery.class)
        .setParameter("design", design.value())
        .setParameter("state", state)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }
}
