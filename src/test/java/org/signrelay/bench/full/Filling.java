package org.signrelay.bench.full;

import java.util.stream.IntStream;
import org.signrelay.bench.ground.PeerDatabase;
import org.signrelay.database.Engine;
import org.signrelay.database.TextHash;
import org.signrelay.design.OrgId;
import org.signrelay.it.support.Site;

/**
 * Fills tables with what SignRelay would have stored of web hooks itself: deliveries, what the
 * calls said, their fingerprints and their history.
 */
final class Filling {
  private static final int AT_ONCE = 100_000;

  /** Deliveries to be, numbered; time and number make ids of version 7 that grow. */
  private static final String MADE =
      """
      create temp table made on commit drop as
      select n, at, md5('%1$s' || n)::uuid::text as document,
        (substr(time, 1, 8) || '-' || substr(time, 9) || '-7' || lpad(to_hex(n %% 4096), 3, '0')
          || '-8' || substr(md5('%1$s' || n), 1, 3) || '-' || substr(md5('%1$s' || n), 4, 12))::uuid
          as id
      from (select n, at, lpad(to_hex(at), 12, '0') as time
        from (select n, (extract(epoch from now()) * 1000)::bigint - %2$s as at
          from generate_series(%3$d, %4$d) n) times) series;
      """;

  private static final String DELIVERY =
      """
      insert into delivery (id, design, org, record_key, record_hash, call_kind, kind,
        document_id, received_at, begun_at, state, status, status_rank, attempts, due_at,
        first_attempt_at, ended_at, record_id, error_code, error_message, error_reaction, tries)
      select id, '%1$s', '%2$s', %4$s, %5$s, 'WEB_HOOK', 'DOCUMENT', document, at, at, %3$s, 1
      from made order by n;
      """;

  /** Of a call that was accepted longer ago than a day the fingerprint is removed. */
  private static final String CONTENT =
      """
      insert into delivery_payload (delivery, document_hash, envelope_hash, content)
      select id, %1$s, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'clear:{"documentAuthToken":"6f1c0f6e-0d7e-4f0f-9a57-3c1d2b7a9e55","documentId":"'
        || document || '","documentName":"Purchase agreement, signed copy","orderId":"A-2027-' || n
        || '","signerEmail":"jane.doe@example.org","status":"DCO"}' from made order by n;
      insert into accepted_call (fingerprint, delivery, accepted_at)
      select md5(id::text)::uuid, id, at from made
        where at > (extract(epoch from now() - interval '1 day') * 1000)::bigint;
      """
          .formatted(TextHash.sql(Engine.POSTGRESQL, "document"));

  /** Its ids lie below those that SignRelay gives. */
  private static final String HISTORY =
      """
      insert into delivery_history
        (id, delivery, happened_at, duration_millis, outcome, code, message)
      select least(0, (select min(id) from delivery_history)) - n, id, at + 1500, 120,
        'DELIVERED', null, null from made order by n;
      """;

  private final PeerDatabase database;
  private final TableSet tables;

  Filling(PeerDatabase database, TableSet tables) {
    this.database = database;
    this.tables = tables;
  }

  /** Adds deliveries of a design that were carried out from 30 days ago until yesterday. */
  void addEnded(Site site, int number) {
    String delivery =
        delivery(
            site,
            """
            'DELIVERED', 'DCO', 3, 1, null, at + 1000, at + 1500,
            '003' || substr(md5(n::text), 1, 15), null, null, null""");
    String ago = "30 * 86400000::bigint + 29 * 86400000::bigint * n / " + number;
    inSteps(number, (first, last) -> made(site, "ended", ago, first, last) + delivery + HISTORY);
  }

  /** Adds deliveries of a design that were tried today for the first time, due in 30 days. */
  void addWaiting(Site site, int number) {
    String delivery =
        delivery(
            site,
            """
            'WAITING', 'DST', 2, 1, at + 30 * 86400000::bigint, at + 1000, null, null,
            'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', 'retry'""");
    String ago = "10 * 3600000 + 9 * 3600000::bigint * n / " + number;
    inSteps(number, (first, last) -> made(site, "waiting", ago, first, last) + delivery);
  }

  private static String made(Site site, String kind, String ago, int first, int last) {
    return MADE.formatted(site.design() + kind, ago, first, last);
  }

  private static String delivery(Site site, String values) {
    OrgId org = OrgId.of(site.salesforce().uri(), Site.SALESFORCE_USER);
    String record = "'%s|esign_document__c|' || document".formatted(org);
    return DELIVERY.formatted(
        site.design(), org, values, record, TextHash.sql(Engine.POSTGRESQL, record));
  }

  private void inSteps(int number, Step step) {
    IntStream.iterate(1, first -> first <= number, first -> first + AT_ONCE)
        .mapToObj(first -> step.sql(first, Math.min(first + AT_ONCE - 1, number)))
        .forEach(this::quickly);
  }

  /** Without waiting for the disk, which other rows do not notice. */
  private void quickly(String sql) {
    database.run(
        "begin; set local synchronous_commit = off; set local search_path = "
            + tables.schema()
            + "; "
            + sql
            + CONTENT
            + "commit");
  }

  /** SQL for the deliveries of two numbers and between. */
  @FunctionalInterface
  private interface Step {
    String sql(int first, int last);
  }
}
