package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.StandardFaults;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Many deliveries cost few calls, and the trouble of one is not the trouble of its batch mates. */
@ExtendWith(RelayExtension.class)
class BatchIT {
  private static final CallMatcher COLLECTIONS = CallMatcher.kind(CallKind.COLLECTION_UPDATE);

  private final Relay relay;
  private final Site site;
  private final SalesforceStandIn salesforce;

  BatchIT(Relay relay) {
    this.relay = relay;
    this.site = relay.site();
    this.salesforce = site.salesforce();
  }

  @Test
  void aBacklogGoesWithTwoCallsForTwoHundredRecords() {
    // Given
    List<String> documents = documents(250);
    List<String> ids =
        site.paused(() -> documents.stream().map(id -> site.accept(id, "DST")).toList());

    // When
    site.resumeTogether();

    // Then
    ids.forEach(id -> site.await(id, "delivered"));
    assertThat(salesforce.calls().count(CallKind.QUERY)).isEqualTo(2);
    assertThat(salesforce.calls().count(CallKind.COLLECTION_UPDATE)).isEqualTo(2);
    assertThat(salesforce.calls().count(CallKind.UPDATE)).isZero();
  }

  @Test
  void theLookUpIsSavedForFinalStatusesOfKnownRecords() {
    // Given
    List<String> documents = documents(40);
    documents.stream()
        .map(id -> site.accept(id, "DST"))
        .toList()
        .forEach(id -> site.await(id, "delivered"));
    List<String> ids =
        site.paused(() -> documents.stream().map(id -> site.accept(id, "DCO")).toList());
    salesforce.calls().clear();

    // When
    site.resumeTogether();

    // Then
    ids.forEach(id -> site.await(id, "delivered"));
    assertThat(salesforce.calls().all()).hasSize(1);
    assertThat(salesforce.calls().count(CallKind.COLLECTION_UPDATE)).isEqualTo(1);
  }

  @Test
  void aCorrectedKeyFieldLeadsToAnotherRecordAlthoughTheFirstIsKnown() {
    // Given
    String document = documents(1).get(0);
    site.await(site.accept(document, "DST"), "delivered");
    String right =
        salesforce.rows().insert("ESign_Document__c", Map.of("Signer_Email__c", document));

    // When
    site.edit(
        Map.of(
            "record.document.key-field", "Signer_Email__c", "name", "Other key " + site.design()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () -> relay.api().json("designs/" + site.design()).get("name").asText(),
            name -> name.startsWith("Other key"));
    String id = site.accept(document, "DCO");

    // Then
    site.await(id, "delivered");
    assertThat(site.status(right)).isEqualTo("DCO");
  }

  @Test
  void documentsAndEnvelopesShareTheirCalls() {
    // Given
    List<String> documents = documents(10);
    List<String> envelopes = Stream.generate(Site::newId).limit(10).toList();
    List<String> records = envelopes.stream().map(site::envelope).toList();

    // When
    List<String> ids =
        site.paused(
            () -> {
              List<String> all = new ArrayList<>();
              documents.forEach(id -> all.add(site.accept(id, "DST")));
              envelopes.forEach(
                  id -> site.send(Map.of("envelopeId", id, "event", "Envelope Completed")));
              return all;
            });
    site.resumeTogether();

    // Then
    ids.forEach(id -> site.await(id, "delivered"));
    records.forEach(
        record -> salesforce.rows().awaitValue(record, "Status__c", "ECO", Duration.ofSeconds(20)));
    assertThat(salesforce.calls().count(CallKind.COMPOSITE)).isEqualTo(1);
    assertThat(salesforce.calls().count(CallKind.COLLECTION_UPDATE)).isEqualTo(1);
    assertThat(salesforce.calls().all()).hasSize(3);
  }

  @Test
  void oneBadRecordHarmsNoneOfItsBatchMates() {
    // Given
    List<String> documents = documents(20);
    String bad =
        salesforce.rows().idsWhere("ESign_Document__c", "Document_Id__c", documents.get(7)).get(0);
    salesforce.onRecord(bad).always().error("FIELD_CUSTOM_VALIDATION_EXCEPTION", "not this one");

    // When
    List<String> ids =
        site.paused(() -> documents.stream().map(id -> site.accept(id, "DCO")).toList());
    site.resumeTogether();

    // Then
    JsonNode dead = site.await(ids.get(7), "dead");
    assertThat(dead.get("error").get("message").asText()).contains("not this one");
    IntStream.range(0, 20).filter(i -> i != 7).forEach(i -> site.await(ids.get(i), "delivered"));
  }

  @Test
  void itemsThatOnlyEchoAnothersErrorAreWrittenWithoutIt() {
    // Given
    Map<Integer, ApiError> errors = new HashMap<>();
    IntStream.range(0, 9).forEach(i -> errors.put(i, ApiError.of("PROCESSING_HALTED", "halted")));
    errors.put(9, ApiError.of("INVALID_CROSS_REFERENCE_KEY", "bad reference"));
    salesforce.on(COLLECTIONS).itemErrors(errors);

    // When
    List<String> ids =
        site.paused(() -> documents(10).stream().map(id -> site.accept(id, "DCO")).toList());
    site.resumeTogether();

    // Then
    List<String> states =
        ids.stream()
            .map(id -> Awaitility.await().until(() -> ended(id), end -> !end.isEmpty()))
            .toList();
    assertThat(states).containsOnly("delivered", "dead").containsOnlyOnce("dead");
  }

  @Test
  void aRequestThatIsRefusedForOneRecordIsSplit() {
    // Given
    List<String> documents = documents(16);
    String bad =
        salesforce.rows().idsWhere("ESign_Document__c", "Document_Id__c", documents.get(3)).get(0);
    salesforce
        .on(COLLECTIONS.and(CallMatcher.record(bad)))
        .always()
        .error(400, "JSON_PARSER_ERROR", "something in this request");
    salesforce
        .on(CallMatcher.kind(CallKind.UPDATE).and(CallMatcher.record(bad)))
        .always()
        .error(400, "JSON_PARSER_ERROR", "something in this record");

    // When
    List<String> ids =
        site.paused(() -> documents.stream().map(id -> site.accept(id, "DCO")).toList());
    site.resumeTogether();

    // Then
    site.await(ids.get(3), "dead");
    IntStream.range(0, 16).filter(i -> i != 3).forEach(i -> site.await(ids.get(i), "delivered"));
  }

  @Test
  void anAnswerWithTooFewResultsConfirmsNothing() {
    // Given
    salesforce
        .on(COLLECTIONS)
        .answerAfterWork(Answer.json(200, "[{\"id\":\"x\",\"success\":true,\"errors\":[]}]"));

    // When
    List<String> ids =
        site.paused(() -> documents(5).stream().map(id -> site.accept(id, "DCO")).toList());
    site.resumeTogether();

    // Then
    ids.forEach(
        id -> {
          JsonNode delivery = site.await(id, "delivered");
          assertThat(delivery.get("history").get(0).get("code").asText())
              .isEqualTo("incomplete-answer");
          assertThat(delivery.get("attempts").asInt()).isEqualTo(2);
        });
  }

  @Test
  void aKnownRecordThatIsGoneIsLookedUpOnce() {
    // Given
    String documentId = Site.newId();
    String first = site.document(documentId);
    site.await(site.accept(documentId, "DST"), "delivered");
    salesforce.rows().delete(first);
    String second = site.document(documentId);

    // When
    String id = site.accept(documentId, "DCO");

    // Then
    JsonNode delivery = site.await(id, "delivered");
    assertThat(delivery.get("recordId").asText()).isEqualTo(second);
    assertThat(delivery.get("attempts").asInt()).isEqualTo(1);
    assertThat(site.status(second)).isEqualTo("DCO");
  }

  @Test
  void inTheReserveOnlyFinalStatusesGo() {
    // Given
    String early = Site.newId();
    site.document(early);
    salesforce.dailyLimit(1000, 900);
    site.await(site.accept(early, "DCR"), "delivered");
    List<String> documents = documents(2);

    // When
    String started = site.accept(documents.get(0), "DST");
    String completed = site.accept(documents.get(1), "DCO");

    // Then
    site.await(completed, "delivered");
    assertThat(relay.api().delivery(started).get("state").asText()).isEqualTo("pending");
    JsonNode api = org().get("api");
    assertThat(api.get("limit").asLong()).isEqualTo(1000);
    assertThat(api.get("reserve").asBoolean()).isTrue();
    assertThat(metric("signrelay_api_reserve")).isEqualTo(1);
    assertThat(metric("signrelay_api_calls_limit")).isEqualTo(1000);
    assertThat(metric("signrelay_api_calls_used")).isEqualTo(api.get("used").asDouble());
    String signed = site.accept(documents.get(0), "DCO");
    site.await(signed, "delivered");
    assertThat(relay.api().delivery(started).get("state").asText()).isEqualTo("delivered");
  }

  @Test
  void anOrgThatDoesNotAnswerIsLeftAloneUntilItDoes() {
    // Given
    salesforce.on(CallMatcher.anyCall()).always().answer(StandardFaults.maintenancePage(503));
    String documentId = Site.newId();
    String record = site.document(documentId);
    String id = site.accept(documentId, "DCO");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> org().get("breaker").asText(), breaker -> breaker.equals("open"));
    long calls = salesforce.calls().count();

    // When
    salesforce.clearFaults();

    // Then
    assertThat(calls).isLessThanOrEqualTo(6);
    site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
    Awaitility.await()
        .until(() -> org().get("breaker").asText(), breaker -> breaker.equals("closed"));
  }

  private JsonNode org() {
    for (JsonNode org : relay.api().json("status").get("orgs")) {
      if (org.get("org").asText().startsWith(salesforce.uri().getAuthority())) {
        return org;
      }
    }
    throw new AssertionError("no such org");
  }

  private double metric(String name) {
    String start = name + "{org=\"" + org().get("org").asText() + "\"} ";
    return relay
        .api()
        .metrics()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .findFirst()
        .orElseThrow();
  }

  private String ended(String id) {
    JsonNode delivery = relay.api().delivery(id);
    return delivery.get("endedAt").isNull() ? "" : delivery.get("state").asText();
  }

  private List<String> documents(int number) {
    List<String> documents = Stream.generate(Site::newId).limit(number).toList();
    documents.forEach(site::document);
    return documents;
  }
}
