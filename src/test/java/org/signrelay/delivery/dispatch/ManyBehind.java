package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.signrelay.database.Database;
import org.signrelay.database.Engine;
import org.signrelay.database.TextHash;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.design.Design;

/**
 * Records, as many as one likes, with two open deliveries each: one that was tried an hour ago and
 * waits for its retry tomorrow, and a new one that is due behind it. Their payload is missing.
 */
@ApplicationScoped
public class ManyBehind {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final String INSERT =
      """
      insert into delivery (id, design, org, record_key, record_hash, call_kind, kind,
        document_id, status, status_rank, state, attempts, tries, received_at, begun_at, due_at,
        first_attempt_at, error_code, error_message, error_reaction)
      select cast('%1$s' || lpad(cast(n as varchar), 12, '0') as uuid),
        cast(?1 as varchar(63)), cast(?2 as varchar(400)),
        %5$s, %6$s, 'WEB_HOOK', 'DOCUMENT', 'many-' || n, %2$s,
        cast(?3 as bigint) + n, cast(?3 as bigint) + n, cast(?4 as bigint) + n, %3$s
      from %4$s
      """;

  private static final String RECORD = "lower(cast(?2 as varchar(400)) || '|doc__c|many-' || n)";

  @Inject Clock clock;
  @Inject Database database;

  private String mark;

  /** Adds records, numbered from 1, of documents {@code many-1} and so on. */
  @Transactional(TxType.REQUIRES_NEW)
  public void add(Design design, int number) {
    mark = UUID.randomUUID().toString().substring(0, 4);
    long now = clock.millis();
    insert(
        design,
        number,
        first(),
        "'DST', 2, 'WAITING', 1, 1",
        "cast(?3 as bigint) + n, 'APEX_ERROR', 'as Salesforce says it', 'retry'",
        now - 2 * HOUR,
        now + 24 * HOUR);
    insert(
        design,
        number,
        second(),
        "'DCO', 3, 'PENDING', 0, 0",
        "null, null, null, null",
        now - HOUR,
        now - HOUR);
    if (database.engine() == Engine.POSTGRESQL) {
      database.entities().createNativeQuery("analyze delivery").executeUpdate();
    }
  }

  private void insert(
      Design design,
      int number,
      String ids,
      String standing,
      String error,
      long receivedAt,
      long dueAt) {
    String series =
        database.engine() == Engine.POSTGRESQL
            ? "generate_series(1, " + number + ") s(n)"
            : "(select x as n from system_range(1, " + number + ")) s";
    database
        .entities()
        .createNativeQuery(
            INSERT.formatted(
                ids, standing, error, series, RECORD, TextHash.sql(database.engine(), RECORD)))
        .setParameter(1, design.id().value())
        .setParameter(2, design.org().id().value())
        .setParameter(3, receivedAt)
        .setParameter(4, dueAt)
        .executeUpdate();
  }

  /** Ends the first ones of all records as another node would, of which nobody tells this one. */
  @Transactional(TxType.REQUIRES_NEW)
  public void endFirstElsewhere(Design design, int from, int to) {
    database
        .entities()
        .createQuery(
            "update Delivery d set d.state = :dead, d.dueAt = null, d.endedAt = :now"
                + " where d.design = :design and d.id between :from and :to")
        .setParameter("dead", DeliveryState.DEAD)
        .setParameter("now", clock.millis())
        .setParameter("design", design.id().value())
        .setParameter("from", first(from).value())
        .setParameter("to", first(to).value())
        .executeUpdate();
  }

  /** Takes all deliveries of a design out. */
  @Transactional(TxType.REQUIRES_NEW)
  public void remove(Design design) {
    database
        .entities()
        .createQuery("delete from Delivery d where d.design = :design")
        .setParameter("design", design.id().value())
        .executeUpdate();
  }

  /** The one of a record that waits for its retry. */
  public DeliveryId first(int number) {
    return id(first(), number);
  }

  /** The one of a record that is due. */
  public DeliveryId second(int number) {
    return id(second(), number);
  }

  private String first() {
    return "01900000-" + mark + "-7000-8000-";
  }

  private String second() {
    return "01900001-" + mark + "-7000-8000-";
  }

  private static DeliveryId id(String beginning, int number) {
    return new DeliveryId(UUID.fromString(beginning + String.format(Locale.ROOT, "%012d", number)));
  }
}
