package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.signrelay.it.support.Callers;
import org.signrelay.it.support.DesignsOfOneUser;
import org.signrelay.it.support.ManyCopies;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;

/** Whoever has much to do does not make others wait. */
@Isolated("measures how long a delivery takes")
@EnabledIfSystemProperty(
    named = Relay.DATABASE,
    matches = "postgresql",
    disabledReason = "on H2 holding and releasing thousands at once collide")
class FairnessIT {
  private static final int OF_ANOTHER_ORG = Relay.isPostgresql() ? 100_000 : 5_000;
  private static final int OF_THE_SAME_ORG = Relay.isPostgresql() ? 20_000 : 2_000;

  /** More than without the backlog, which takes longer than all that is measured beside it. */
  private static final Duration OTHER_ORG_WAITS = Duration.ofSeconds(1);

  private static final Duration SAME_ORG_WAITS = Duration.ofSeconds(2);

  private static final int FEW = 5;
  private static final int MANY = 20;

  /** A delivery that finds nothing to do takes two calls. */
  private static final Duration CALL = Duration.ofMillis(200);

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static Relay relay;
  private static DesignsOfOneUser busy;
  private static DesignsOfOneUser other;

  @BeforeAll
  static void start() {
    relay = Relay.prepared("fairness", 0);
    relay.configure(
        Map.of(
            // What is due is a multiple of what goes at once.
            "signrelay.salesforce.connections", "2",
            "signrelay.salesforce.answer-timeout", "60s"));
    busy = new DesignsOfOneUser(List.of(relay), "busy", 2, "password", Map.of());
    other = new DesignsOfOneUser(List.of(relay), "other", 1, "password", Map.of());
    Stream.of(busy, other).forEach(org -> org.salesforce().dailyLimit(1_000_000, 0));
    busy.salesforce().latency(CALL);
    relay.start();
    Stream.of(busy, other).forEach(org -> org.names().forEach(design -> measure(org, design)));
  }

  @AfterEach
  void takeBacklogAway() {
    if (Relay.isPostgresql()) {
      new ManyCopies(relay.database()).removeOpen(busy.inTurn(0));
    }
    Awaitility.await().atMost(LONGEST).until(() -> open(busy) == 0);
  }

  @AfterAll
  static void stop() {
    relay.close();
    Stream.of(busy, other).forEach(DesignsOfOneUser::close);
  }

  @Test
  void theBacklogOfAnotherOrgDelaysNothing() {
    // Given
    Duration alone = usual(measure(other, other.inTurn(0), FEW));
    backlog(OF_ANOTHER_ORG);

    // When
    List<Duration> took = measureBesideBacklog(other, other.inTurn(0), MANY);

    // Then
    assertThat(usual(took)).isLessThan(alone.plus(OTHER_ORG_WAITS));
  }

  @Test
  void theBacklogOfAnotherDesignOfTheOrgDelaysLittle() {
    // Given
    Duration alone = usual(measure(busy, busy.inTurn(1), FEW));
    backlog(OF_THE_SAME_ORG);

    // When
    List<Duration> took = measureBesideBacklog(busy, busy.inTurn(1), FEW);

    // Then
    assertThat(usual(took)).isLessThan(alone.plus(SAME_ORG_WAITS));
  }

  @Test
  @EnabledIfSystemProperty(
      named = Relay.DATABASE,
      matches = "postgresql",
      disabledReason = "nobody but its server writes into H2")
  void retriesThatAreDueDelayANewDeliveryLittle() {
    // Given
    Duration alone = usual(measure(busy, busy.inTurn(0), FEW));
    copies(OF_THE_SAME_ORG, true);
    awaitBegun();

    // When
    List<Duration> took = measureBesideBacklog(busy, busy.inTurn(0), FEW);

    // Then
    assertThat(usual(took)).isLessThan(alone.plus(SAME_ORG_WAITS));
  }

  /** One after the other; the backlog must not be over when the last of them is done. */
  private static List<Duration> measureBesideBacklog(
      DesignsOfOneUser org, String design, int number) {
    List<Duration> took = measure(org, design, number);
    assertThat(open(busy)).isPositive();
    return took;
  }

  private static List<Duration> measure(DesignsOfOneUser org, String design, int number) {
    return Stream.generate(() -> measure(org, design)).limit(number).toList();
  }

  /**
   * As long as four of five take at most: whatever else a machine does may delay one now and then.
   */
  private static Duration usual(List<Duration> took) {
    return took.stream().sorted().toList().get(took.size() * 4 / 5 - 1);
  }

  /** How long a delivery takes from the answer to its call until its record is written. */
  private static Duration measure(DesignsOfOneUser org, String design) {
    String document = Site.newId();
    String record = org.record(document);
    org.accept(relay, design, Map.of("documentId", document, "status", "DCO"));
    long from = System.nanoTime();
    org.salesforce().rows().awaitValue(record, "Status__c", "DCO", LONGEST);
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** New deliveries of a design that are due. */
  private static void backlog(int number) {
    if (Relay.isPostgresql()) {
      copies(number, false);
    } else {
      callsWhilePaused(number);
    }
    awaitBegun();
  }

  private static void callsWhilePaused(int number) {
    busy.pause(relay, busy.inTurn(0));
    try (Callers callers = new Callers(16)) {
      callers.call(number, one -> busy.accept(relay, busy.inTurn(0), busy.completed(Map.of())));
    }
    busy.resume(relay, busy.inTurn(0));
  }

  /** A server looks into the queue every half minute at the latest. */
  private static void awaitBegun() {
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> busy.counts(relay).getOrDefault("delivering", 0) > 0);
  }

  private static void copies(int number, boolean tried) {
    Map<String, String> call = busy.completed(Map.of());
    String original = busy.accept(relay, busy.inTurn(0), call);
    IntStream.rangeClosed(1, number)
        .forEach(one -> busy.record(call.get("documentId") + "-" + one));
    relay.api().await(original, "delivered");
    new ManyCopies(relay.database()).add(original, number, tried);
  }

  private static int open(DesignsOfOneUser org) {
    return org.counts(relay).entrySet().stream()
        .filter(count -> !count.getKey().equals("delivered"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
