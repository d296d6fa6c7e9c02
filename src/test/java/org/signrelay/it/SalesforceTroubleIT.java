package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Whatever Salesforce answers, a delivery ends as the reaction table says. */
@ExtendWith(RelayExtension.class)
class SalesforceTroubleIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final CallMatcher UPDATES = CallMatcher.kind(CallKind.UPDATE);
  private static final CallMatcher QUERIES = CallMatcher.kind(CallKind.QUERY);

  private final Relay relay;
  private final Site site;
  private final SalesforceStandIn salesforce;
  private final String documentId = Site.newId();
  private final String record;

  SalesforceTroubleIT(Relay relay) {
    this.relay = relay;
    this.site = relay.site();
    this.salesforce = site.salesforce();
    this.record = site.document(documentId);
  }

  static Stream<Arguments> passingTrouble() {
    return Stream.of(
        trouble("html-answer", s -> s.on(UPDATES).times(2).maintenancePage(503)),
        trouble("html-answer", s -> s.on(QUERIES).times(2).maintenancePage(200)),
        trouble("html-answer", s -> s.on(CallMatcher.logins()).times(2).maintenancePage(503)),
        trouble("http-503", s -> s.on(QUERIES).times(2).emptyBody(503)),
        trouble("http-502", s -> s.on(CallMatcher.logins()).times(2).emptyBody(502)),
        trouble("http-429", s -> s.on(UPDATES).times(2).emptyBody(429)),
        trouble("http-406", s -> s.on(UPDATES).times(2).emptyBody(406)),
        trouble("empty-answer", s -> s.on(QUERIES).times(2).emptyBody(200)),
        trouble("connection-lost", s -> s.on(UPDATES).times(2).cutBeforeWork()),
        trouble("connection-lost", s -> s.on(QUERIES).times(2).cutMidAnswer()),
        trouble("connection-lost", s -> s.on(CallMatcher.logins()).times(2).cutAfterWork()),
        trouble(
            "UNABLE_TO_LOCK_ROW",
            s ->
                s.on(UPDATES)
                    .times(2)
                    .error(
                        400,
                        "UNABLE_TO_LOCK_ROW",
                        "unable to obtain exclusive access to this record")),
        trouble(
            "SERVER_UNAVAILABLE",
            s -> s.on(QUERIES).times(2).error(503, "SERVER_UNAVAILABLE", "We are down")),
        trouble(
            "REQUEST_LIMIT_EXCEEDED",
            s ->
                s.on(UPDATES)
                    .times(2)
                    .error(
                        403,
                        "REQUEST_LIMIT_EXCEEDED",
                        "ConcurrentRequests (Concurrent API Requests) Limit exceeded.")),
        trouble(
            "UNKNOWN_EXCEPTION",
            s ->
                s.on(UPDATES)
                    .times(2)
                    .error(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred")));
  }

  private static Arguments trouble(String code, Consumer<SalesforceStandIn> fault) {
    return Arguments.of(code, fault);
  }

  @ParameterizedTest
  @MethodSource("passingTrouble")
  void passingTroubleIsRetriedUntilItIsOver(String code, Consumer<SalesforceStandIn> fault) {
    // Given
    fault.accept(salesforce);

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode delivery = site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
    assertThat(salesforce.rows().values(record, "Status__c")).containsOnly("DCO");
    List<JsonNode> history = history(delivery);
    assertThat(history).hasSize(3);
    assertThat(history.subList(0, 2))
        .allSatisfy(
            attempt -> {
              assertThat(attempt.get("outcome").asText()).isEqualTo("retry");
              assertThat(attempt.get("code").asText()).isEqualTo(code);
              assertThat(attempt.get("message").asText()).isNotBlank();
            });
    assertThat(delivery.get("attempts").asInt()).isEqualTo(3);
  }

  @Test
  void anOutageIsWaitedFor() {
    // Given
    site.takeSalesforceDown();
    String id = site.accept(documentId, "DCO");
    JsonNode waiting = site.await(id, "waiting");
    assertThat(waiting.get("error").get("code").asText()).isEqualTo("connection-lost");
    assertThat(waiting.get("nextAttemptAt").isNull()).isFalse();

    // When
    site.bringSalesforceBack();
    String back = site.document(documentId);

    // Then
    site.await(id, "delivered");
    assertThat(site.status(back)).isEqualTo("DCO");
  }

  @Test
  void aSilentSalesforceIsGivenUpAndTriedAgain() {
    // Given
    salesforce.on(UPDATES).delayAnswer(Duration.ofSeconds(60));

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode delivery = site.await(id, "delivered");
    assertThat(history(delivery).get(0).get("code").asText()).isEqualTo("answer-timeout");
    assertThat(history(delivery).get(0).get("durationMillis").asLong()).isBetween(5_000L, 20_000L);
  }

  @Test
  void anUpdateWhoseAnswerIsLostIsRepeated() {
    // Given
    salesforce.on(UPDATES).cutAfterWork();

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  @Test
  void anExpiredSessionIsRenewedWithinTheAttempt() {
    // Given
    site.await(site.accept(documentId, "DST"), "delivered");
    salesforce.users().expireSessions();

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode delivery = site.await(id, "delivered");
    assertThat(delivery.get("attempts").asInt()).isEqualTo(1);
    assertThat(salesforce.calls().logins()).isEqualTo(2);
  }

  @Test
  void aSessionThatIsRefusedAtOnceStopsTheOrgInsteadOfLooping() {
    // Given
    salesforce.on(QUERIES).always().error(401, "INVALID_SESSION_ID", "Session expired or invalid");

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode held = site.await(id, "held");
    assertThat(held.get("attempts").asInt()).isZero();
    assertThat(salesforce.calls().logins()).isEqualTo(2);
  }

  @Test
  void aRecordThatComesLateIsWaitedFor() {
    // Given
    String late = Site.newId();
    String id = site.accept(late, "DCO");
    JsonNode waiting = site.await(id, "waiting");
    assertThat(waiting.get("error").get("code").asText()).isEqualTo("no-record");
    assertThat(waiting.get("error").get("message").asText())
        .isEqualTo("no record could be found for document " + late);

    // When
    String created = site.document(late);

    // Then
    site.await(id, "delivered");
    assertThat(site.status(created)).isEqualTo("DCO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        "INSUFFICIENT_ACCESS_OR_READONLY",
        "INVALID_FIELD",
        "A_CODE_THAT_NOBODY_KNOWS",
        "API_DISABLED_FOR_ORG",
        "INACTIVE_OWNER_OR_USER"
      })
  void anErrorOfOneRecordIsADeadLetterAndHoldsUpNobodyElse(String code) {
    // Given
    salesforce.onRecord(record).always().error(code, "reason as Salesforce gives it");
    String otherDocument = Site.newId();
    String other = site.document(otherDocument);

    // When
    String id = site.accept(documentId, "DCO");
    String next = site.accept(otherDocument, "DCO");

    // Then
    JsonNode dead = site.await(id, "dead");
    assertThat(dead.get("error").get("code").asText()).isEqualTo(code);
    assertThat(dead.get("error").get("message").asText()).contains("reason as Salesforce gives it");
    assertThat(dead.get("attempts").asInt()).isEqualTo(1);
    site.await(next, "delivered");
    assertThat(site.status(other)).isEqualTo("DCO");
  }

  @Test
  void severalRecordsWithOneIdAreADeadLetterThatNamesThem() {
    // Given
    salesforce.define(
        salesforce
            .type("ESign_Document__c")
            .field(org.signrelay.salesforce.standin.schema.Field.text("Document_Id__c", 255)));
    String twin = site.document(documentId);

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode dead = site.await(id, "dead");
    assertThat(dead.get("error").get("code").asText()).isEqualTo("several-records");
    assertThat(dead.get("error").get("message").asText()).contains(record, twin);
  }

  @Test
  void theDailyLimitStopsTheOrgAndUsesNoAttempt() {
    // Given
    salesforce.on(QUERIES).error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode held = site.await(id, "held");
    assertThat(held.get("error").get("code").asText()).isEqualTo("limit");
    assertThat(held.get("attempts").asInt()).isZero();
    resumeAndExpectDelivery(id);
  }

  @Test
  void aDisabledApiStopsTheOrgUntilSomebodyResumes() {
    // Given
    salesforce.on(QUERIES).error(403, "API_DISABLED_FOR_ORG", "API is not enabled");

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode held = site.await(id, "held");
    assertThat(held.get("error").get("code").asText()).isEqualTo("org");
    assertThat(held.get("error").get("message").asText()).contains("API_DISABLED_FOR_ORG");
    resumeAndExpectDelivery(id);
  }

  @Test
  void aStatusThatRunsBackwardsIsSuperseded() {
    // Given
    site.await(site.accept(documentId, "DCO"), "delivered");

    // When
    String late = site.accept(documentId, "DST");

    // Then
    JsonNode superseded = site.await(late, "superseded");
    assertThat(history(superseded).get(0).get("message").asText()).contains("DCO");
    assertThat(salesforce.rows().values(record, "Status__c")).containsExactly("DCO");
  }

  @Test
  void aFinalStatusThatSalesforceHoldsIsNotOverwritten() {
    // Given
    salesforce.rows().update(record, Map.of("Status__c", "DEX"));

    // When
    String id = site.accept(documentId, "DST");

    // Then
    site.await(id, "superseded");
    assertThat(site.status(record)).isEqualTo("DEX");
  }

  @Test
  void aFinalStatusThatComesLaterReplacesAnother() {
    // Given
    site.await(site.accept(documentId, "DEX"), "delivered");

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  @Test
  void deliveriesOfOneRecordKeepTheirOrderThroughRetries() {
    // Given
    salesforce.on(UPDATES).times(2).emptyBody(503);

    // When
    site.accept(documentId, "DCR");
    site.accept(documentId, "DST");
    String last = site.accept(documentId, "DCO");

    // Then
    site.await(last, "delivered");
    assertThat(salesforce.rows().values(record, "Status__c")).containsExactly("DCR", "DST", "DCO");
  }

  /** Told by the order; a machine may be so slow once that the first call is given up meanwhile. */
  @Test
  void oneOrgThatHangsDelaysNoOther() {
    // When
    Stream<Boolean> beforeAnyCallThatHangsIsOver =
        Stream.generate(relay::site).limit(3).map(this::isWrittenBesideOneThatHangs);

    // Then
    assertThat(beforeAnyCallThatHangsIsOver.anyMatch(order -> order)).isTrue();
  }

  /** Whether a delivery is written before the first one for another org gives its call up. */
  private boolean isWrittenBesideOneThatHangs(Site hanging) {
    hanging.salesforce().on(CallMatcher.anyCall()).always().delay(Duration.ofSeconds(60));
    String first = hanging.accept(Site.newId(), "DST");
    hanging.salesforce().calls().awaitUnderWay(1, SOON);
    for (int i = 0; i < 20; i++) {
      hanging.accept(Site.newId(), "DST");
    }
    String document = Site.newId();
    String healthy = site.document(document);
    site.accept(document, "DCO");
    salesforce.rows().awaitValue(healthy, "Status__c", "DCO", SOON);
    int givenUp = relay.api().delivery(first).get("attempts").asInt();
    hanging.salesforce().clearFaults();
    return givenUp == 0;
  }

  @Test
  void oneLoginServesManyDeliveriesAtOnce() {
    // Given
    List<String> documents = Stream.generate(Site::newId).limit(30).toList();
    documents.forEach(site::document);

    // When
    List<String> ids = documents.stream().map(id -> site.accept(id, "DCO")).toList();

    // Then
    ids.forEach(id -> site.await(id, "delivered"));
    assertThat(salesforce.calls().logins()).isEqualTo(1);
  }

  private void resumeAndExpectDelivery(String id) {
    relay.api().post("designs/" + site.design() + "/resume");
    salesforce.rows().awaitValue(record, "Status__c", "DCO", SOON);
    site.await(id, "delivered");
  }

  private static List<JsonNode> history(JsonNode delivery) {
    return Stream.iterate(0, i -> i + 1)
        .limit(delivery.get("history").size())
        .map(i -> delivery.get("history").get(i))
        .toList();
  }
}
