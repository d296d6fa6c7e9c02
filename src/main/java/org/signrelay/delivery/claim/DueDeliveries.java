package org.signrelay.delivery.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.database.Engine;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.standstill.Turn;

/** Finds and locks deliveries that are due. */
@ApplicationScoped
class DueDeliveries {
  /**
   * A delivery is taken only if no earlier one of its record is still open, and none is being
   * carried out; a transmission passes a web hook that waits for it, and both are found once that
   * web hook waits no longer. Rows that another node is claiming at this moment are passed over.
   */
  private static final String OF_A_TURN =
      """
      select cast(d.id as varchar(36)), d.due_at, d.tries, d.record_key, d.call_kind from delivery d
      where d.org = ?1 and d.design = ?2 and d.state = ?3 and d.due_at <= ?4
        and (d.due_at, d.id) > (?5, ?6)
        %s
        and not exists (
          select 1 from delivery e
          where e.record_key = d.record_key
            and (e.id < d.id and e.state in ('PENDING', 'WAITING', 'HELD')
                and not (d.call_kind = 'TRANSMISSION' and e.state = 'WAITING'
                  and e.error_code = '%s')
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

  /**
   * After a burst PostgreSQL's planner counts far less than is due, and would sort all of it; with
   * this it reads the first ones by the index. Ends with the transaction.
   */
  private static final String BY_THE_INDEX = "select set_config('enable_sort', 'off', true)";

  private static final int TRIES = 2;
  private static final int RECORD = 3;
  private static final int CALL_KIND = 4;

  @Inject Clock clock;
  @Inject Database database;

  /** To be called once in a transaction, before what is due is looked for. */
  @Transactional(TxType.MANDATORY)
  void prepare() {
    if (database.engine() == Engine.POSTGRESQL) {
      database.entities().createNativeQuery(BY_THE_INDEX).getSingleResult();
    }
  }

  /** Up to a number of deliveries of a turn that are due, in their order, after one of them. */
  @Transactional(TxType.MANDATORY)
  List<Due> find(Turn turn, int atMost, Due after, boolean finalsOnly) {
    List<?> rows =
        database
            .entities()
            .createNativeQuery(
                OF_A_TURN.formatted(
                    finalsOnly ? ENDING_IN_A_FINAL_STATUS : "", Delivery.DOCUMENT_EXPECTED, atMost))
            .setParameter(1, turn.route().org().value())
            .setParameter(2, turn.route().design().value())
            .setParameter(3, turn.state().name())
            .setParameter(4, clock.millis())
            .setParameter(5, after.dueAt())
            .setParameter(6, after.delivery())
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(DueDeliveries::due).toList();
  }

  private static Due due(Object[] row) {
    return new Due(
        UUID.fromString(row[0].toString()),
        ((Number) row[1]).longValue(),
        row[RECORD].toString(),
        CallKind.valueOf(row[CALL_KIND].toString()) == CallKind.TRANSMISSION,
        ((Number) row[TRIES]).intValue() > 0);
  }
}
