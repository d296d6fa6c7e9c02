package org.signrelay.bench.alone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.signrelay.bench.ground.Ground;
import org.signrelay.bench.ground.PeerDatabase;
import org.signrelay.bench.page.Medians;
import org.signrelay.bench.queue.LookUpAndPatch;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;

/**
 * Measures one delivery on an idle server, and next to each one what it cannot do without: one
 * insert into the same database, one look-up and one PATCH.
 */
final class SingleDelivery implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private final Relay relay;
  private final Site site;
  private final PeerDatabase database;
  private final LookUpAndPatch salesforce;

  SingleDelivery(Ground ground) {
    relay = ground.relay();
    site = ground.site();
    database = ground.database();
    salesforce = new LookUpAndPatch(site.salesforce());
    database.run(
        "CREATE TABLE IF NOT EXISTS direct (document_id text PRIMARY KEY, status text NOT NULL)");
  }

  /** Makes single deliveries for as long as it takes to have their code compiled. */
  void warmUp(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    do {
      relayed();
      direct();
    } while (System.nanoTime() < end);
  }

  Alone measure(int repetitions) {
    List<Double> relayed = new ArrayList<>();
    List<Double> direct = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      relayed.add(relayed());
      direct.add(direct());
    }
    return new Alone(Medians.of(relayed), Medians.of(direct));
  }

  private double relayed() {
    String document = Site.newId();
    String record = site.document(document);
    site.salesforce().calls().clear();
    long start = System.nanoTime();
    String delivery = site.accept(document, "DST");
    site.salesforce().calls().await(call -> call.rows().contains(record), LONGEST);
    double millis = millisSince(start);
    awaitIdle(delivery);
    return millis;
  }

  /** The outcome is recorded after Salesforce was told. */
  private void awaitIdle(String delivery) {
    Awaitility.await("delivery " + delivery + " delivered")
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .until(() -> relay.api().delivery(delivery).path("state").asText().equals("delivered"));
  }

  private double direct() {
    String document = Site.newId();
    site.document(document);
    long start = System.nanoTime();
    database.run("INSERT INTO direct VALUES ('" + document + "', 'DST')");
    salesforce.write(document, "DST");
    return millisSince(start);
  }

  /** Time that Salesforce takes for each call from now on. */
  void latency(Duration each) {
    site.salesforce().latency(each);
  }

  @Override
  public void close() {
    latency(Duration.ZERO);
    salesforce.close();
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
