package org.signrelay.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.it.support.StoredDocuments;

/** Calls that are only tried: everything is told, nothing is kept, nobody is called. */
@ExtendWith(RelayExtension.class)
class ValidateOnlyIT {
  private static final String SECRET = "s3cr3t-in-a-trial";
  private static Relay relay;
  private static Site site;
  private String documentId;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    site =
        relay.site(
            Map.of(
                "fields.Completed_On__c", "completionDate",
                "fields.Feedback__c", "'from SignRelay'",
                "status.DCO", "Done",
                "caller.header.name", "X-Caller",
                "caller.header.value", SECRET));
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
  }

  @Test
  void aWebHookIsExplained() {
    // When
    HttpResponse<String> answer =
        post(
            site.hook("/completed?validateOnly=true"),
            "application/json",
            """
            {"Document ID":"{%s}","authToken":"%s","completedOn":"1/31/2027 3:05 PM",
             "password":"%s","other":"value","orderId":"[Order ID]"}"""
                .formatted(documentId, SECRET, SECRET));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(AdminApi.json(answer).toString())
        .isEqualTo(
            """
            {"result":"valid","kind":"document","id":"%1$s","status":"DCO",\
            "recognised":{"completionDate":{"name":"completedOn","value":"1/31/2027 3:05 PM"},\
            "documentAuthToken":{"name":"authToken","value":"***"},\
            "documentId":{"name":"Document ID","value":"%1$s"}},\
            "ignored":["password","other","orderId"],\
            "record":{"object":"ESign_Document__c","keyField":"Document_Id__c","key":"%1$s"},\
            "fields":{"Completed_On__c":"2027-01-31T15:05:00.000Z",\
            "Feedback__c":"from SignRelay","Status__c":"Done"},\
            "caller":"basic documenttrak, header X-Caller"}"""
                .formatted(documentId));
    assertNothingHappened();
  }

  @ParameterizedTest
  @CsvSource({
    "http://schemas.xmlsoap.org/soap/envelope/",
    "http://www.w3.org/2003/05/soap-envelope",
  })
  void aWebHookInSoapIsExplainedAsSoap(String namespace) {
    // When
    HttpResponse<String> answer =
        post(
            site.hook("?validateOnly=true"),
            "text/xml",
            """
            <e:Envelope xmlns:e="%s"><e:Body><Notify><documentId>%s</documentId>
            <event>Feedback Submitted</event></Notify></e:Body></e:Envelope>"""
                .formatted(namespace, documentId));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(
            "<soap:Envelope xmlns:soap=\""
                + namespace
                + "\"><soap:Body><response><result>valid</result><kind>document</kind>")
        .contains(
            "<event>feedback-submitted</event>",
            "<fields><field name=\"Feedback__c\">from SignRelay</field></fields>");
    assertNothingHappened();
  }

  @Test
  void aDocumentIsReadAndCountedAndNotKept() {
    // Given
    byte[] pdf = ("%PDF-1.7" + "x".repeat(2 << 20)).getBytes(UTF_8);
    String body =
        "{\"documentId\":\"%s\",\"fileName\":\"a.pdf\",\"documentContent\":\"%s\"}"
            .formatted(documentId, Base64.getEncoder().encodeToString(pdf));

    // When
    HttpResponse<String> answer =
        post(site.transmissions("?validateOnly=true"), "application/json", body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode explained = AdminApi.json(answer);
    assertThat(explained.get("result").asText()).isEqualTo("valid");
    assertThat(explained.get("status").asText()).isEqualTo("DCO");
    JsonNode document = explained.get("documents").get(0);
    assertThat(document.get("size").asLong()).isEqualTo(pdf.length);
    assertThat(document.get("mediaType").asText()).isEqualTo("application/pdf");
    assertThat(document.get("fileName").asText()).isEqualTo("a.pdf");
    assertNothingHappened();
    if (Relay.isPostgresql()) {
      StoredDocuments documents = new StoredDocuments(relay.database());
      await("what others send is accepted").until(() -> documents.bytesOfNoDelivery() == 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hooks, '{\"documentId\":\"x\"}', 422",
    "hooks, '{\"documentId\":', 400",
    "transmissions, '{\"documentId\":\"x\"}', 422",
    "transmissions, '{\"documentId\":\"x\",\"documentContent\":\"!\"}', 400",
  })
  void whatWouldBeRefusedIsRefused(String calls, String body, int code) {
    // When
    HttpResponse<String> answer =
        post(
            URI.create(relay.uri() + "/" + calls + "/" + site.design() + "?validateOnly=true"),
            "application/json",
            body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(answer.body()).contains("\"result\":\"refused\"");
  }

  @Test
  void aStrangerIsTurnedAway() {
    assertThat(Http.post(site.hook("?validateOnly=true"), "application/json", "{}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void aCallThatIsNoTrialIsCarriedOut() {
    // Given
    site.document(documentId);

    // When
    HttpResponse<String> answer =
        post(
            site.hook("/started?validateOnly=false"),
            "application/json",
            "{\"documentId\":\"" + documentId + "\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    site.await(AdminApi.json(answer).get("id").asText(), "delivered");
  }

  private void assertNothingHappened() {
    assertThat(relay.api().ofDocument(documentId)).isEmpty();
    assertThat(site.salesforce().calls().which(call -> call.toString().contains(documentId)))
        .isEmpty();
    assertThat(relay.log()).doesNotContain(SECRET);
  }

  private static HttpResponse<String> post(URI address, String contentType, String body) {
    return Http.post(
        address, contentType, body, "Authorization", site.authorization(), "X-Caller", SECRET);
  }
}
