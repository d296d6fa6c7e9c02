package org.signrelay.bench.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.SalesforceStandIn;

/** Documents with a record each in Salesforce. */
public final class Documents {
  private static final String STATUS_FIELD = "Status__c";
  private static final Duration LONGEST_DRAIN = Duration.ofHours(1);

  private final SalesforceStandIn salesforce;
  private final List<String> ids;
  private final List<String> records;

  private Documents(SalesforceStandIn salesforce, List<String> ids, List<String> records) {
    this.salesforce = salesforce;
    this.ids = ids;
    this.records = records;
  }

  /** Makes so many new ones in the org of a design. */
  public static Documents create(Site site, int number) {
    List<String> ids = Stream.generate(Site::newId).limit(number).toList();
    return new Documents(site.salesforce(), ids, ids.stream().map(site::document).toList());
  }

  public int number() {
    return ids.size();
  }

  /** One update for each document. */
  public List<Update> updates(String status) {
    return ids.stream().map(id -> new Update(id, status)).toList();
  }

  /**
   * Waits until all records have a status.
   *
   * @return when the last of them got it, by the stand-in's own clock
   */
  public Instant awaitAll(String status) {
    var written =
        new Object() {
          int number;
        };
    Awaitility.await("the status of " + number() + " records")
        .atMost(LONGEST_DRAIN)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              while (written.number < number() && has(records.get(written.number), status)) {
                written.number++;
              }
              return written.number == number();
            });
    return records.stream().map(this::lastWrite).max(Instant::compareTo).orElseThrow();
  }

  private boolean has(String recordId, String status) {
    return status.equals(salesforce.rows().get(recordId, STATUS_FIELD));
  }

  private Instant lastWrite(String recordId) {
    var history = salesforce.rows().history(recordId, STATUS_FIELD);
    return history.get(history.size() - 1).time();
  }
}
