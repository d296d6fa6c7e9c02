package org.signrelay.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Http;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.calls.Call;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** From a call with the completed document to the document in Salesforce. */
@ExtendWith(RelayExtension.class)
class TransmissionIT {
  private static final int LARGE = 3 << 20;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static Site attachments;
  private static Site files;
  private static Site atAccounts;
  private static Site inFolder;
  private static Site patient;
  private static Site impatient;
  private String documentId;

  @BeforeAll
  static void open(Relay relay) {
    attachments = relay.site(Map.of("document.lost-answer-wait", "1s"));
    files = relay.site(Map.of("document.location", "file"));
    atAccounts = relay.site(Map.of("document.parent-fields", "Lead__c,Account__c"));
    inFolder =
        relay.site(Map.of("document.location", "document", "document.folder", "Signed_Documents"));
    impatient = relay.site(Map.of("document.expected", "true", "document.wait", "1ms"));
    patient = relay.site(Map.of("document.expected", "true", "document.too-large", "file"));
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
  }

  @Test
  void aDocumentInJsonIsAttachedToTheRecordBeforeItsStatusIsWritten() {
    // Given
    String record = attachments.document(documentId);
    byte[] pdf = pdf(LARGE);

    // When
    HttpResponse<String> answer = attachments.transmit("application/json", json(pdf));

    // Then
    JsonNode delivery = attachments.await(accepted(answer), "delivered");
    assertThat(delivery.get("kind").asText()).isEqualTo("transmission");
    String attachment = only(attachments, "Attachment", "ParentId", record);
    assertThat(attachments.salesforce().rows().file(attachment).sha256()).isEqualTo(sha256(pdf));
    assertThat(attachments.salesforce().rows().get(attachment, "Name")).isEqualTo("Agreement.pdf");
    assertThat(attachments.status(record)).isEqualTo("DCO");
    assertThat(delivery.at("/history/0/message").asText()).contains(attachment);
    assertThat(
            attachments
                .salesforce()
                .calls()
                .which(
                    call -> List.of(attachment, record).stream().anyMatch(call.rows()::contains)))
        .extracting(Call::kind)
        .containsExactly(CallKind.UPLOAD, CallKind.UPDATE);
  }

  @Test
  void aDocumentInXmlBecomesAFileOfTheRecord() {
    // Given
    String record = files.document(documentId);
    byte[] pdf = pdf(100_000);
    String body =
        "<Completed><DocumentContent>"
            + Base64.getMimeEncoder().encodeToString(pdf)
            + "</DocumentContent><DocumentId>"
            + documentId
            + "</DocumentId><Name>Agreement</Name></Completed>";

    // When
    HttpResponse<String> answer = files.transmit("text/xml", body);

    // Then
    files.await(accepted(answer), "delivered");
    String link = only(files, "ContentDocumentLink", "LinkedEntityId", record);
    Object document = files.salesforce().rows().get(link, "ContentDocumentId");
    String version = only(files, "ContentVersion", "ContentDocumentId", document);
    assertThat(files.salesforce().rows().get(version, "Title")).isEqualTo("Agreement");
    assertThat(files.salesforce().rows().file(version).sha256()).isEqualTo(sha256(pdf));
    assertThat(files.status(record)).isEqualTo("DCO");
  }

  @Test
  void aDocumentGoesToTheFirstParentThatIsFilled() {
    // Given
    String record = atAccounts.document(documentId);
    String account =
        atAccounts.salesforce().rows().insert("Account", Map.of("Name", "Example Ltd"));
    atAccounts.salesforce().rows().update(record, Map.of("Account__c", account));

    // When
    HttpResponse<String> answer = atAccounts.transmit("application/json", json(pdf(1_000)));

    // Then
    atAccounts.await(accepted(answer), "delivered");
    assertThat(only(atAccounts, "Attachment", "ParentId", account)).isNotEmpty();
  }

  @Test
  void aDocumentGoesToAFolderThatIsNamed() {
    // Given
    String record = inFolder.document(documentId);
    String folder =
        inFolder
            .salesforce()
            .rows()
            .insert(
                "Folder",
                Map.of("Name", "Signed", "DeveloperName", "Signed_Documents", "Type", "Document"));

    // When
    HttpResponse<String> answer = inFolder.transmit("application/json", json(pdf(1_000)));

    // Then
    inFolder.await(accepted(answer), "delivered");
    only(inFolder, "Document", "FolderId", folder);
    assertThat(inFolder.status(record)).isEqualTo("DCO");
  }

  @Test
  void aWebHookWaitsForItsDocument() {
    // Given
    String record = patient.document(documentId);
    String webHook = patient.accept(documentId, "DCO");
    JsonNode waiting = patient.await(webHook, "waiting");

    // When
    String transmission = accepted(patient.transmit("application/json", json(pdf(1_000))));

    // Then
    assertThat(waiting.at("/error/code").asText()).isEqualTo("document-expected");
    patient.await(transmission, "delivered");
    patient.await(webHook, "delivered");
    only(patient, "Attachment", "ParentId", record);
    assertThat(patient.status(record)).isEqualTo("DCO");
  }

  @Test
  void aWebHookThatStoodStillLongerThanItWaitsStillComesAfterItsDocument() {
    // Given
    String record = impatient.document(documentId);

    // When
    List<String> both =
        impatient.paused(
            () ->
                List.of(
                    impatient.accept(documentId, "DCO"),
                    accepted(impatient.transmit("application/json", json(pdf(1_000))))));
    impatient.resumeTogether();

    // Then
    both.forEach(id -> impatient.await(id, "delivered"));
    String attachment = only(impatient, "Attachment", "ParentId", record);
    assertThat(
            impatient
                .salesforce()
                .calls()
                .which(
                    call -> List.of(attachment, record).stream().anyMatch(call.rows()::contains)))
        .extracting(Call::kind)
        .startsWith(CallKind.UPLOAD);
  }

  @Test
  void anAttachmentThatIsTooLargeBecomesAFile() {
    // Given
    String record = patient.document(documentId);
    patient
        .salesforce()
        .on(CallMatcher.kind(CallKind.UPLOAD).and(CallMatcher.body(record)))
        .times(1)
        .error(400, "MAXIMUM_SIZE_OF_ATTACHMENT", "too large");

    // When
    String id = accepted(patient.transmit("application/json", json(pdf(1_000))));

    // Then
    assertThat(patient.await(id, "delivered").at("/history/0/message").asText()).contains("file");
    only(patient, "ContentDocumentLink", "LinkedEntityId", record);
  }

  @Test
  void anAttachmentThatIsTooLargeSaysTheWayOut() {
    // Given
    String record = attachments.document(documentId);
    attachments
        .salesforce()
        .on(CallMatcher.kind(CallKind.UPLOAD).and(CallMatcher.body(record)))
        .times(1)
        .error(400, "MAXIMUM_SIZE_OF_ATTACHMENT", "too large");

    // When
    String id = accepted(attachments.transmit("application/json", json(pdf(1_000))));

    // Then
    assertThat(attachments.await(id, "dead").at("/error/message").asText())
        .contains("document.too-large", "file");
  }

  @Test
  void anUploadThatIsCutIsMadeAgain() {
    // Given
    String record = attachments.document(documentId);
    attachments
        .salesforce()
        .on(CallMatcher.kind(CallKind.UPLOAD).and(CallMatcher.body(record)))
        .times(1)
        .cutUploadAfter(100_000);

    // When
    String id = accepted(attachments.transmit("application/json", json(pdf(LARGE))));

    // Then
    attachments.await(id, "delivered");
    only(attachments, "Attachment", "ParentId", record);
  }

  @Test
  void aRawPdfBringsItsValuesInTheAddressAndInHeaders() {
    // Given
    String record = attachments.document(documentId);
    HttpRequest.Builder call =
        Http.to(attachments.transmissions("?documentId=" + documentId))
            .header("Authorization", attachments.authorization())
            .header("Content-Type", "application/pdf")
            .header("X-SignRelay-DocumentName", "Agreement")
            .PUT(BodyPublishers.ofByteArray(pdf(5_000)));

    // When
    HttpResponse<String> answer = Http.send(call);

    // Then
    attachments.await(accepted(answer), "delivered");
    only(attachments, "Attachment", "ParentId", record);
  }

  @Test
  void aDocumentInAFormIsStored() {
    // Given
    String record = attachments.document(documentId);
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"documentId\"\r\n\r\n"
            + documentId
            + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"signed.pdf\"\r\n"
            + "Content-Type: application/pdf\r\n\r\n%PDF-1.7 signed\r\n--x--\r\n";

    // When
    HttpResponse<String> answer = attachments.transmit("multipart/form-data; boundary=x", body);

    // Then
    attachments.await(accepted(answer), "delivered");
    String attachment = only(attachments, "Attachment", "ParentId", record);
    assertThat(attachments.salesforce().rows().get(attachment, "Name")).isEqualTo("signed.pdf");
    assertThat(attachments.salesforce().rows().file(attachment).size())
        .isEqualTo("%PDF-1.7 signed".length());
  }

  @Test
  void theSameDocumentAgainIsADuplicate() {
    // Given
    attachments.document(documentId);
    String body = json(pdf(10_000));
    String first = accepted(attachments.transmit("application/json", body));

    // When
    HttpResponse<String> again = attachments.transmit("application/json", body);

    // Then
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(AdminApi.json(again).get("result").asText()).isEqualTo("duplicate");
    assertThat(AdminApi.json(again).get("id").asText()).isEqualTo(first);
  }

  @Test
  void aResentDocumentWithOtherBytesIsStoredOnce() {
    // Given
    String record = attachments.document(documentId);
    String first = accepted(attachments.transmit("application/json", json(pdf(10_000))));

    // When
    String second = accepted(attachments.transmit("application/json", json(pdf(10_001))));

    // Then
    attachments.await(first, "delivered");
    attachments.await(second, "delivered");
    only(attachments, "Attachment", "ParentId", record);
  }

  @Test
  void anAttachmentWhoseAnswerWasLostIsFoundAndNotStoredAgain() {
    // Given
    String record = attachments.document(documentId);
    attachments
        .salesforce()
        .on(CallMatcher.kind(CallKind.UPLOAD).and(CallMatcher.body(record)))
        .times(1)
        .cutAfterWork();

    // When
    String id = accepted(attachments.transmit("application/json", json(pdf(10_000))));

    // Then
    attachments.await(id, "delivered");
    only(attachments, "Attachment", "ParentId", record);
    assertThat(attachments.status(record)).isEqualTo("DCO");
  }

  @Test
  void aDocumentThatCanNeverBeStoredIsADeadLetterWhoseStatusIsWritten() {
    // Given
    String record = attachments.document(documentId);
    attachments
        .salesforce()
        .on(CallMatcher.kind(CallKind.UPLOAD).and(CallMatcher.body(record)))
        .times(1)
        .error(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "no documents here");

    // When
    String id = accepted(attachments.transmit("application/json", json(pdf(10_000))));

    // Then
    JsonNode delivery = attachments.await(id, "dead");
    assertThat(delivery.at("/error/code").asText()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
    assertThat(delivery.at("/error/message").asText()).contains("no documents here");
    assertThat(attachments.status(record)).isEqualTo("DCO");
  }

  private String json(byte[] pdf) {
    return "{\"documentId\":\""
        + documentId
        + "\",\"documentName\":\"Agreement\",\"documentContent\":\""
        + Base64.getEncoder().encodeToString(pdf)
        + "\"}";
  }

  private static byte[] pdf(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    System.arraycopy("%PDF-1.7\n".getBytes(UTF_8), 0, bytes, 0, 9);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    Matcher id = ID.matcher(answer.body());
    assertThat(id.find()).isTrue();
    return id.group();
  }

  private static String only(Site site, String type, String field, Object value) {
    List<String> ids = site.salesforce().rows().idsWhere(type, field, value);
    assertThat(ids).hasSize(1);
    return ids.get(0);
  }
}
