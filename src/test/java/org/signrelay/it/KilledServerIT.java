package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.fault.CallMatcher;

/** Killing the server loses nothing that was answered 202. */
class KilledServerIT {
  /** What was in progress is taken up again within two minutes. */
  private static final Duration TAKEN_UP = Duration.ofMinutes(2);

  /** Shorter than a claim lasts, so that no write of the killed server comes after the others. */
  private static final Duration UNANSWERED = Duration.ofSeconds(20);

  @Test
  void everythingAcceptedIsDeliveredAfterAKill() {
    try (Relay relay = Relay.prepared("killed", 1)) {
      relay.configure(Map.of("signrelay.salesforce.answer-timeout", "60s"));
      relay.start();
      // Given deliveries in progress, others that wait behind them, and one that waits for a retry
      Site site = relay.site();
      List<String> documents = Stream.generate(Site::newId).limit(30).toList();
      List<String> records = documents.stream().map(site::document).toList();
      site.salesforce().on(CallMatcher.writes()).always().delay(UNANSWERED);
      documents.forEach(id -> site.accept(id, "DST"));
      site.salesforce().calls().awaitUnderWay(5, UNANSWERED);
      documents.forEach(id -> site.accept(id, "DCO"));

      // When
      relay.kill();
      site.salesforce().clearFaults();
      relay.begin().awaitReady();

      // Then
      records.forEach(
          record -> site.salesforce().rows().awaitValue(record, "Status__c", "DCO", TAKEN_UP));
      for (String record : records) {
        assertThat(site.salesforce().rows().values(record, "Status__c"))
            .doesNotContainSequence("DCO", "DST")
            .endsWith("DCO")
            .startsWith("DST");
      }
      documents.forEach(
          id ->
              assertThat(relay.api().ofDocument(id))
                  .hasSize(2)
                  .allSatisfy(delivery -> site.await(delivery.get("id").asText(), "delivered")));
    }
  }
}
