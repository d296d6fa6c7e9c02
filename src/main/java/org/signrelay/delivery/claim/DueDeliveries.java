package org.signrelay.delivery.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.signrelay.database.Database;
import org.signrelay.database.ListQuery;
import org.signrelay.database.Places;
import org.signrelay.database.Plan;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;

/** Finds and locks deliveries that are due. */
@ApplicationScoped
class DueDeliveries {
  private static final int LAST_DUE_AT = 4;
  private static final int AFTER_DUE_AT = 5;
  private static final int AFTER = 6;
  private static final int FIRST_FREE = 7;

  private static final String OF_A_TURN =
      """
      from delivery d
      where d.org = ?1 and d.design = ?2 and d.state = ?3 and d.due_at <= ?4
      """;

  private static final String AFTER_A_PLACE = "and (d.due_at, d.id) > (?5, ?6)\n";

  /** H2 finds no row by two columns at once. */
  private static final String BY_TIME_TOO = "and d.due_at >= ?5\n";

  private static final String UNTIL_A_PLACE = "and (d.due_at, d.id) <= (?4, ?7)\n";

  private static final String IN_THEIR_ORDER = "order by d.due_at, d.id\n";

  /**
   * A delivery is taken only if no earlier one of its record is still open, and none is being
   * carried out; a transmission passes a web hook that waits for it, and both are found once that
   * web hook waits no longer. That all states are named leaves PostgreSQL's partition of those that
   * ended out.
   */
  private static final String BEHIND_NOBODY =
      """
      and not exists (
        select 1 from delivery e
        where e.record_hash = d.record_hash
          and e.state in ('PENDING', 'WAITING', 'HELD', 'DELIVERING')
          and (e.state = 'DELIVERING'
            or e.id < d.id
              and not (d.call_kind = 'TRANSMISSION' and e.state = 'WAITING'
                and e.error_code = '%s')))
      """
          .formatted(Delivery.DOCUMENT_EXPECTED);

  /**
   * When an org's API calls run short, only records that get a final status are written: that
   * delivery and, since they keep their order, those before it.
   */
  private static final String ENDING_IN_A_FINAL_STATUS =
      """
      and (d.status_rank = 3 or exists (
        select 1 from delivery f
        where f.record_hash = d.record_hash and f.status_rank = 3
          and f.state in ('PENDING', 'WAITING')))
      """;

  private static final String COLUMNS =
      "select cast(d.id as varchar(36)), d.due_at, d.tries, cast(d.record_hash as varchar(36)),"
          + " d.call_kind ";

  /** Rows that another node is claiming at this moment are passed over. */
  private static final String LOCKED = "limit %d for update skip locked";

  private static final String PLACE = "select cast(d.id as varchar(36)), d.due_at ";

  private static final String NEXT_BUT = "limit 1 offset %d";

  private static final ListQuery RECORDS =
      new ListQuery(
          "select distinct d.recordHash from Delivery d where d.id in :list and d.org = :org");

  private static final int TRIES = 2;
  private static final int RECORD = 3;
  private static final int CALL_KIND = 4;

  @Inject Database database;

  /**
   * To be called once in a transaction, before what is due is looked for. After a burst
   * PostgreSQL's planner counts far less than is due, and would sort all of it, or read all that is
   * open once to join it with a part; with this it reads the first ones by the index, and what is
   * open of each record by another one.
   */
  @Transactional(TxType.MANDATORY)
  void prepare() {
    database.planWithout(Plan.SORT, Plan.HASH_JOIN, Plan.MERGE_JOIN, Plan.WHOLE_TABLE);
  }

  /** Up to a number of deliveries that are due until a time, in their order, behind a place. */
  @Transactional(TxType.MANDATORY)
  List<Due> find(Wanted wanted, int atMost, Place after, long until) {
    return due(
        after(
            after,
            query(thoseThatMayGo(wanted, AFTER_A_PLACE, IN_THEIR_ORDER, atMost), wanted, until)));
  }

  /** The same up to another place, that one included. */
  @Transactional(TxType.MANDATORY)
  List<Due> findBetween(Wanted wanted, int atMost, Place after, Place last) {
    return due(
        after(
                after,
                query(
                    thoseThatMayGo(
                        wanted,
                        AFTER_A_PLACE + BY_TIME_TOO + UNTIL_A_PLACE,
                        IN_THEIR_ORDER,
                        atMost),
                    wanted,
                    last.dueAt()))
            .setParameter(FIRST_FREE, last.delivery()));
  }

  /**
   * The place of the delivery that stands a number behind a place among those that are due until a
   * time, whether they can go or not; empty if there are fewer. Nothing is locked.
   */
  @Transactional(TxType.MANDATORY)
  Optional<Place> place(Wanted wanted, Place after, int number, long until) {
    List<?> rows =
        after(
                after,
                query(
                    PLACE
                        + OF_A_TURN
                        + AFTER_A_PLACE
                        + BY_TIME_TOO
                        + IN_THEIR_ORDER
                        + NEXT_BUT.formatted(number - 1),
                    wanted,
                    until))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Place(((Number) row[1]).longValue(), UUID.fromString(row[0].toString())))
        .findFirst();
  }

  /** Up to a number of those that are due until a time, of the records of some deliveries. */
  @Transactional(TxType.MANDATORY)
  List<Due> findOfRecords(Wanted wanted, int atMost, Collection<UUID> some, long until) {
    List<UUID> records =
        RECORDS
            .of(some, UUID.class, database.entities())
            .setParameter("org", wanted.route().org().value())
            .getResultList();
    return records.isEmpty() ? List.of() : findOf(Places.fill(records), wanted, atMost, until);
  }

  private List<Due> findOf(List<UUID> records, Wanted wanted, int atMost, long until) {
    String places =
        IntStream.range(AFTER_DUE_AT, AFTER_DUE_AT + records.size())
            .mapToObj(place -> "?" + place)
            .collect(Collectors.joining(", ", "and d.record_hash in (", ")\n"));
    Query query = query(thoseThatMayGo(wanted, places, "", atMost), wanted, until);
    for (int i = 0; i < records.size(); i++) {
      query.setParameter(AFTER_DUE_AT + i, records.get(i));
    }
    return due(query);
  }

  private static String thoseThatMayGo(Wanted wanted, String where, String order, int atMost) {
    return COLUMNS
        + OF_A_TURN
        + where
        + finals(wanted)
        + BEHIND_NOBODY
        + order
        + LOCKED.formatted(atMost);
  }

  private Query query(String text, Wanted wanted, long until) {
    return database
        .entities()
        .createNativeQuery(text)
        .setParameter(1, wanted.route().org().value())
        .setParameter(2, wanted.route().design().value())
        .setParameter(3, wanted.state().name())
        .setParameter(LAST_DUE_AT, until);
  }

  private static Query after(Place after, Query query) {
    return query.setParameter(AFTER_DUE_AT, after.dueAt()).setParameter(AFTER, after.delivery());
  }

  private static String finals(Wanted wanted) {
    return wanted.finalsOnly() ? ENDING_IN_A_FINAL_STATUS : "";
  }

  private static List<Due> due(Query query) {
    return ((List<?>) query.getResultList())
        .stream().map(Object[].class::cast).map(DueDeliveries::due).toList();
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
