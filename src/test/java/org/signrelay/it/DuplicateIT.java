package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** DocumentTRAK repeats calls; each of them is carried out once. */
@ExtendWith(RelayExtension.class)
class DuplicateIT {
  private final Site site;
  private final String documentId = Site.newId();
  private String record;

  DuplicateIT(Relay relay) {
    site = relay.site();
  }

  @BeforeEach
  void newDocument() {
    record = site.document(documentId);
  }

  @Test
  void theSameCallInAnotherFormatIsTheSameDelivery() {
    // Given
    String first = site.accept(documentId, "DST");

    // When
    HttpResponse<String> again =
        site.send(
            "text/xml",
            "<a> <status>DST</status>\n<document-id> " + documentId + " </document-id></a>");

    // Then
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body())
        .isEqualTo("<response><result>duplicate</result><id>" + first + "</id></response>");
  }

  @Test
  void ofManyCopiesAtTheSameMomentOneIsAccepted() throws Exception {
    // Given
    Callable<HttpResponse<String>> copy =
        () -> site.send(Map.of("documentId", documentId, "status", "DCO"));
    ExecutorService senders = Executors.newFixedThreadPool(12);

    // When
    List<Future<HttpResponse<String>>> answers =
        senders.invokeAll(IntStream.range(0, 12).mapToObj(i -> copy).toList());
    senders.shutdown();

    // Then
    List<HttpResponse<String>> all = answers.stream().map(DuplicateIT::result).toList();
    assertThat(all.stream().map(HttpResponse::statusCode))
        .containsOnly(200, 202)
        .containsOnlyOnce(202);
    assertThat(all.stream().map(answer -> AdminApi.json(answer).get("id").asText()).distinct())
        .hasSize(1);
    site.salesforce()
        .rows()
        .awaitValue(record, "Status__c", "DCO", java.time.Duration.ofSeconds(20));
    assertThat(site.salesforce().rows().values(record, "Status__c")).containsExactly("DCO");
  }

  @Test
  void anotherStatusOfTheSameDocumentIsNoDuplicate() {
    // Given
    String started = site.accept(documentId, "DST");

    // When
    String completed = site.accept(documentId, "DCO");

    // Then
    assertThat(completed).isNotEqualTo(started);
  }

  @Test
  void credentialsInTheBodyDoNotMakeACallAnother() {
    // Given
    String first = site.accept(documentId, "DST");

    // When
    HttpResponse<String> again =
        Http.post(
            site.hook(),
            "application/json",
            "{\"documentId\":\""
                + documentId
                + "\",\"status\":\"DST\",\"username\":\"u\",\"password\":\"p\"}",
            "Authorization",
            site.authorization());

    // Then
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(AdminApi.json(again).get("id").asText()).isEqualTo(first);
  }

  @Test
  void aRepeatOfADeadDeliveryIsAcceptedAsNew(Relay relay) {
    // Given
    site.salesforce()
        .onRecord(record)
        .error("FIELD_CUSTOM_VALIDATION_EXCEPTION", "no change on Sundays");
    String dead = site.accept(documentId, "DCO");
    site.await(dead, "dead");

    // When
    String resent = site.accept(documentId, "DCO");

    // Then
    assertThat(resent).isNotEqualTo(dead);
    site.await(resent, "delivered");
    assertThat(site.status(record)).isEqualTo("DCO");
    assertThat(relay.api().ofDocument(documentId)).hasSize(2);
  }

  private static HttpResponse<String> result(Future<HttpResponse<String>> answer) {
    try {
      return answer.get();
    } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
