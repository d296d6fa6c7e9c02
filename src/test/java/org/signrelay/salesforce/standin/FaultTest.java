package org.signrelay.salesforce.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signrelay.salesforce.standin.CollectionTest.code;
import static org.signrelay.salesforce.standin.CollectionTest.records;
import static org.signrelay.salesforce.standin.CollectionTest.update;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;

class FaultTest extends StandInTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String LOCKED = "UNABLE_TO_LOCK_ROW";

  @Test
  void answersAnErrorSoManyTimes() throws Exception {
    var fault =
        salesforce
            .on(CallMatcher.kind(CallKind.UPDATE))
            .times(2)
            .error(503, "SERVER_UNAVAILABLE", "x");

    assertThat(change("DST").errorCode()).isEqualTo("SERVER_UNAVAILABLE");
    assertThat(change("DST").status()).isEqualTo(503);
    assertThat(change("DST").status()).isEqualTo(204);
    assertThat(fault.hits()).isEqualTo(2);
    assertThat(salesforce.calls().all().get(0).fault()).contains("answer 503");
    assertThat(salesforce.rows().values(documentId, "Status__c")).containsExactly("DCR", "DST");
  }

  @Test
  void cutsBeforeTheWork() {
    salesforce.on(CallMatcher.record(documentId)).cutBeforeWork();

    assertThatThrownBy(() -> change("DST")).isInstanceOf(IOException.class);

    assertThat(salesforce.calls().await(call -> call.status() == 0, SOON).rows()).isEmpty();
    assertThat(salesforce.rows().get(documentId, "Status__c")).isEqualTo("DCR");
  }

  @Test
  void cutsAfterTheWork() {
    salesforce.on(CallMatcher.method("PATCH")).cutAfterWork();

    assertThatThrownBy(() -> change("DST")).isInstanceOf(IOException.class);

    assertThat(salesforce.calls().await(call -> call.status() == 0, SOON).rows())
        .containsExactly(documentId);
    assertThat(salesforce.rows().get(documentId, "Status__c")).isEqualTo("DST");
  }

  @Test
  void cutsInTheMiddleOfTheAnswer() {
    salesforce.on(CallMatcher.collections()).cutMidAnswer();

    assertThatThrownBy(
            () ->
                client.send(
                    "PATCH", "composite/sobjects", records(false, update(documentId, "DST"))))
        .isInstanceOf(IOException.class);

    assertThat(salesforce.rows().get(documentId, "Status__c")).isEqualTo("DST");

    salesforce.on(CallMatcher.kind(CallKind.UPDATE)).cutMidAnswer();

    assertThatThrownBy(() -> change("DCO")).isInstanceOf(IOException.class);

    assertThat(salesforce.rows().get(documentId, "Status__c")).isEqualTo("DCO");
  }

  @Test
  void faultsLastUntilTheyAreEnded() throws Exception {
    var queries = salesforce.on(CallMatcher.kind(CallKind.QUERY)).always().emptyBody(503);
    var logins =
        salesforce
            .on(CallMatcher.logins())
            .always()
            .soapFault("LOGIN_RATE_EXCEEDED", "login rate exceeded");

    for (int i = 0; i < 5; i++) {
      assertThat(client.query("SELECT Id FROM Account").status()).isEqualTo(503);
      assertThat(RestClient.soapLogin(salesforce.uri(), 64, USER, "x").body())
          .contains("LOGIN_RATE_EXCEEDED");
      assertThat(change("DST").status()).isEqualTo(204);
    }
    queries.end();
    assertThat(client.query("SELECT Id FROM Account").status()).isEqualTo(200);
    salesforce.clearFaults();
    assertThat(RestClient.soapLogin(salesforce.uri(), 64, USER, "x").body())
        .contains("INVALID_LOGIN");
    assertThat(logins.hits()).isEqualTo(5);
  }

  @Test
  void sendsPagesEmptyBodiesAndLateAnswers() throws Exception {
    salesforce.on(CallMatcher.target("limits")).maintenancePage(503);
    assertThat(client.get("limits").text()).contains("down for maintenance");
    salesforce.on(CallMatcher.body("DST")).emptyBody(200);
    assertThat(change("DST").text()).isEmpty();
    salesforce.on(CallMatcher.writes()).answerAfterWork(Answer.html(502, "<html/>"));
    assertThat(change("DST").status()).isEqualTo(502);
    assertThat(salesforce.rows().get(documentId, "Status__c")).isEqualTo("DST");

    salesforce.on(CallMatcher.anyCall()).after(1).delay(Duration.ofMillis(60));
    assertThat(change("DCO").status()).isEqualTo(204);
    long start = System.nanoTime();
    assertThat(change("DCO").status()).isEqualTo(204);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(59));
  }

  @Test
  void aFaultOfARecordHitsItInEveryKindOfCall() throws Exception {
    String second = document("doc-2");
    salesforce.onRecord(documentId).times(2).error(LOCKED, "unable to obtain exclusive access");

    var alone = change("DST");
    var together =
        client.send(
            "PATCH",
            "composite/sobjects",
            records(false, update(second, "DST"), update(documentId, "DST")));

    assertThat(alone.status()).isEqualTo(400);
    assertThat(alone.errorCode()).isEqualTo(LOCKED);
    assertThat(together.json().get(0).path("success").asBoolean()).isTrue();
    assertThat(code(together, 1)).isEqualTo(LOCKED);
    assertThat(change("DST").status()).isEqualTo(204);
  }

  @Test
  void refusesOneItemOfACollection() throws Exception {
    String second = document("doc-2");
    salesforce.on(CallMatcher.collections()).itemError(1, LOCKED, "locked");
    salesforce
        .onRecord("ESign_Document__c", "Document_Id__c", "doc-1")
        .errorThoughSaved("INTERNAL_ERROR", "saved all the same");

    var answer =
        client.send(
            "PATCH",
            "composite/sobjects",
            records(false, update(documentId, "DST"), update(second, "DST")));

    assertThat(code(answer, 0)).isEqualTo("INTERNAL_ERROR");
    assertThat(code(answer, 1)).isEqualTo(LOCKED);
    assertThat(salesforce.rows().get(documentId, "Status__c")).isEqualTo("DST");
    assertThat(salesforce.rows().get(second, "Status__c")).isEqualTo("DCR");
  }

  @Test
  void twoCallsOnOneRecordCollideWhenLocksAreOn() throws Exception {
    salesforce.rowLocks(true).latency(CallKind.UPDATE, Duration.ofMillis(300));
    var first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return change("DST").status();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    salesforce.rows().awaitValue(documentId, "Status__c", "DST", SOON);

    var second =
        client.send("PATCH", "composite/sobjects", records(false, update(documentId, "DCO")));

    assertThat(code(second, 0)).isEqualTo(LOCKED);
    assertThat(first.get()).isEqualTo(204);
    assertThat(change("DCO").status()).isEqualTo(204);
  }

  @Test
  void randomFaultsAreRepeatable() throws Exception {
    salesforce.on(CallMatcher.anyCall()).randomly(0.3, 42).error(503, "SERVER_UNAVAILABLE", "x");
    var first = statuses();
    salesforce.clearFaults();
    salesforce.on(CallMatcher.anyCall()).randomly(0.3, 42).error(503, "SERVER_UNAVAILABLE", "x");

    assertThat(statuses()).isEqualTo(first).contains(503, 200);
  }

  @Test
  void faultsOfLoginsAndCallsUnderWay() throws Exception {
    salesforce.on(CallMatcher.logins()).soapFault("SERVER_UNAVAILABLE", "later");
    assertThat(RestClient.soapLogin(salesforce.uri(), 64, USER, "x").body())
        .contains("SERVER_UNAVAILABLE");
    salesforce.on(CallMatcher.target("limits")).delay(Duration.ofMinutes(1));
    var hanging = CompletableFuture.supplyAsync(() -> attempt(() -> client.get("limits")));

    salesforce.calls().awaitUnderWay(1, SOON);
    salesforce.close();

    assertThat(hanging.get()).isInstanceOf(IOException.class);
  }

  private List<Integer> statuses() {
    return IntStream.range(0, 20)
        .mapToObj(
            i -> {
              try {
                return client.get("limits").status();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  private static Exception attempt(Callable<?> call) {
    try {
      call.call();
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private RestClient.Reply change(String status) throws IOException, InterruptedException {
    return client.send(
        "PATCH", "sobjects/ESign_Document__c/" + documentId, "{\"Status__c\":\"" + status + "\"}");
  }
}
