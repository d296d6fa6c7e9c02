package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;

/** From a call of DocumentTRAK to the record in Salesforce. */
@ExtendWith(RelayExtension.class)
class WebHookIT {
  private static Site site;
  private static Site envelopes;
  private String documentId;
  private String record;

  @BeforeAll
  static void open(Relay relay) {
    envelopes = relay.site();
    site =
        relay.site(
            Map.of(
                "fields.Completed_On__c", "completionDate",
                "fields.Signer_Email__c", "signerEmail",
                "fields.Feedback__c", "'from SignRelay'",
                "status.DSD", "none",
                "status.DCA", "Withdrawn"));
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
    record = site.document(documentId);
  }

  @Test
  void aCallInJsonChangesTheStatusOfTheRecord() {
    // When
    HttpResponse<String> answer =
        site.send(
            "application/json",
            "{\"documentId\":\"" + documentId + "\",\"status\":\"DST\",\"other\":{\"deep\":1}}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    String id = AdminApi.json(answer).get("id").asText();
    assertThat(answer.body()).isEqualTo("{\"result\":\"accepted\",\"id\":\"" + id + "\"}");
    site.await(id, "delivered");
    assertThat(site.status(record)).isEqualTo("DST");
  }

  @Test
  void aCallInXmlChangesTheStatusOfTheRecordAndItsMappedFields() {
    // Given
    String body =
        """
        <DocumentStatus xmlns="http://example.test/esign">
          <DocumentId>%s</DocumentId><Name>A &amp; B</Name><Status>DCO</Status>
          <CompletedOn>2027-01-31T12:00:00Z</CompletedOn><SignerEmail>a@example.org</SignerEmail>
        </DocumentStatus>"""
            .formatted(documentId);

    // When
    HttpResponse<String> answer = site.send("text/xml; charset=utf-8", body);

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .matches("<response><result>accepted</result><id>[0-9a-f-]{36}</id></response>");
    String id = answer.body().replaceAll(".*<id>|</id>.*", "");
    JsonNode delivery = site.await(id, "delivered");
    assertThat(delivery.get("recordId").asText()).isEqualTo(record);
    assertThat(site.status(record)).isEqualTo("DCO");
    assertThat(site.salesforce().rows().get(record, "Completed_On__c"))
        .isEqualTo(Instant.parse("2027-01-31T12:00:00Z"));
    assertThat(site.salesforce().rows().get(record, "Signer_Email__c")).isEqualTo("a@example.org");
    assertThat(site.salesforce().rows().get(record, "Feedback__c")).isEqualTo("from SignRelay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void eachMethodThatDocumentTrakOffersIsTaken(String method) {
    // When
    HttpResponse<String> answer =
        Http.send(
            Http.to(site.hook())
                .header("Authorization", site.authorization())
                .header("Content-Type", "application/json")
                .method(
                    method,
                    BodyPublishers.ofString(
                        "{\"documentId\":\"" + documentId + "\",\"status\":\"DEX\"}")));

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    site.await(AdminApi.json(answer).get("id").asText(), "delivered");
    assertThat(site.status(record)).isEqualTo("DEX");
  }

  @ParameterizedTest
  @CsvSource({
    "dco, DCO",
    "Signing_Step_In_Progress, DST",
    "In Progress, DST",
    "CREATED, DCR",
    "Document Expired, DEX",
    "ECO, DCO",
  })
  void eachSpellingOfAStatusIsWrittenAsItsAcronym(String word, String acronym) {
    // When
    HttpResponse<String> answer =
        site.send(
            Map.of("document_id", documentId, "Status", word, "Transaction Type", "Document"));

    // Then
    site.await(AdminApi.json(answer).get("id").asText(), "delivered");
    assertThat(site.status(record)).isEqualTo(acronym);
  }

  @Test
  void theStatusInTheUrlCountsMoreThanTheOneInTheBody() {
    // When
    HttpResponse<String> answer =
        Http.post(
            site.hook("/expired"),
            "application/json",
            "{\"documentId\":\"" + documentId + "\",\"status\":\"DCO\"}",
            "Authorization",
            site.authorization());

    // Then
    site.await(AdminApi.json(answer).get("id").asText(), "delivered");
    assertThat(site.status(record)).isEqualTo("DEX");
  }

  @Test
  void anEnvelopeIsFoundByItsIdInAnyCaseAndWithBraces() {
    // Given
    String envelopeId = Site.newId();
    String envelope = envelopes.envelope(envelopeId);

    // When
    HttpResponse<String> answer =
        envelopes.send(
            Map.of(
                "event", "Envelope Completed",
                "envelopeId", "{" + envelopeId.toUpperCase(Locale.ROOT) + "}",
                "envelopeStatus", "[Envelope Status]"));

    // Then
    envelopes.await(AdminApi.json(answer).get("id").asText(), "delivered");
    assertThat(envelopes.status(envelope)).isEqualTo("ECO");
  }

  @Test
  void anEventThatCarriesNoStatusLeavesTheStatusAlone() {
    // When
    HttpResponse<String> answer =
        site.send(
            Map.of(
                "documentId", documentId,
                "event", "Feedback Submitted",
                "status", "DCO",
                "signerEmail", "b@example.org"));

    // Then
    JsonNode delivery = site.await(AdminApi.json(answer).get("id").asText(), "delivered");
    assertThat(delivery.get("status").isNull()).isTrue();
    assertThat(site.status(record)).isNull();
    assertThat(site.salesforce().rows().get(record, "Signer_Email__c")).isEqualTo("b@example.org");
  }

  @Test
  void aDesignsOwnWordsAreWrittenInPlaceOfTheAcronyms() {
    // Given
    String declined = Site.newId();
    String untouched = site.document(declined);

    // When
    String cancelled = site.accept(documentId, "Cancelled");
    String other = site.accept(declined, "Declined");

    // Then
    site.await(cancelled, "delivered");
    site.await(other, "delivered");
    assertThat(site.status(record)).isEqualTo("Withdrawn");
    assertThat(site.status(untouched)).isNull();
  }

  @Test
  void anIdFullOfQueryLanguageFindsItsOwnRecordAndNoOther() {
    // Given
    String strange = "o'x\\' OR Name LIKE '%\" \u00fc \ud83d\ude00 " + Site.newId();
    String own = site.document(strange);

    // When
    String id = site.accept(strange, "DST");

    // Then
    site.await(id, "delivered");
    assertThat(site.status(own)).isEqualTo("DST");
    assertThat(site.status(record)).isNull();
  }

  @Test
  void theAnswerTakesTheFormThatAcceptNames() {
    // When
    HttpResponse<String> answer =
        Http.post(
            site.hook(),
            "application/json",
            "{\"documentId\":\"" + documentId + "\",\"status\":\"DST\"}",
            "Authorization",
            site.authorization(),
            "Accept",
            "text/xml");

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).startsWith("<response><result>accepted</result>");
  }
}
