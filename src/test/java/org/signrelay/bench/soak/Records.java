package org.signrelay.bench.soak;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.signrelay.bench.load.Latencies;
import org.signrelay.bench.load.Offered;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.StandInRows;
import org.signrelay.salesforce.standin.fault.RecordFault;

/**
 * Records in Salesforce, by the number of the call that concerns them. Every twentieth is refused
 * until two seconds after it was made.
 */
final class Records implements AutoCloseable {
  static final String STATUS = "DST";

  private static final int REFUSED_OF = 20;
  private static final Duration REFUSED_FOR = Duration.ofSeconds(2);
  private static final String TYPE = "ESign_Document__c";
  private static final String STATUS_FIELD = "Status__c";
  private static final String MARK_FIELD = "Signer_Email__c";
  private static final String MARK = "refused@example.org";
  private static final String NO_MARK = "jane.doe@example.org";
  private static final Duration LONGEST_END = Duration.ofMinutes(10);

  private final StandInRows rows;
  private final RecordFault fault;
  private final Map<Integer, String> records = new ConcurrentHashMap<>();
  private final ScheduledExecutorService mender = Executors.newSingleThreadScheduledExecutor();
  private int forgottenRefusals;

  Records(SalesforceStandIn salesforce) {
    rows = salesforce.rows();
    fault =
        salesforce
            .onRecord(TYPE, MARK_FIELD, MARK)
            .always()
            .error("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
  }

  /** Makes the record for a call that is about to be sent. */
  void create(int number, String documentId) {
    String mark = isRefused(number) ? MARK : NO_MARK;
    String id = rows.insert(TYPE, Map.of("Document_Id__c", documentId, MARK_FIELD, mark));
    records.put(number, id);
    if (isRefused(number)) {
      mender.schedule(
          () -> rows.update(id, Map.of(MARK_FIELD, NO_MARK)),
          REFUSED_FOR.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private static boolean isRefused(int number) {
    return number % REFUSED_OF == 0;
  }

  /**
   * Waits until every record has its status.
   *
   * @throws org.awaitility.core.ConditionTimeoutException if one has not after ten minutes
   */
  void awaitAll() {
    Awaitility.await("the status of all records")
        .atMost(LONGEST_END)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> records.values().stream().allMatch(this::hasStatus));
  }

  private boolean hasStatus(String record) {
    return STATUS.equals(rows.get(record, STATUS_FIELD));
  }

  /** From when each call was due until its record had its status; without those refused. */
  Latencies latencies(Offered offered) {
    return new Latencies(
        records.keySet().stream()
            .filter(number -> !isRefused(number))
            .mapToLong(number -> nanos(offered, number))
            .toArray());
  }

  private long nanos(Offered offered, int number) {
    var written = rows.history(records.get(number), STATUS_FIELD);
    return Duration.between(offered.due(number), written.get(written.size() - 1).time()).toNanos();
  }

  /** How many records were refused at first. */
  int refused() {
    return Math.toIntExact(records.keySet().stream().filter(Records::isRefused).count());
  }

  /** How often Salesforce refused one. */
  int refusals() {
    return fault.hits() - forgottenRefusals;
  }

  /** Begins anew. */
  void forget() {
    records.clear();
    forgottenRefusals = fault.hits();
  }

  @Override
  public void close() {
    fault.end();
    mender.shutdownNow();
  }
}
