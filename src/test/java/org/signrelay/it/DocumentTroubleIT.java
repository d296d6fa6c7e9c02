package org.signrelay.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** What Salesforce can have against a document, and what becomes of it and of its status. */
@ExtendWith(RelayExtension.class)
class DocumentTroubleIT {
  private static final int LARGE = 2 << 20;
  private static Relay relay;
  private static Site attachments;
  private static Site inFolder;
  private static Site madeAgain;
  private static Site byId;
  private static Site atAccounts;
  private String documentId;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    attachments = relay.site();
    inFolder = relay.site(Map.of("document.location", "document", "document.folder", "Not_There"));
    madeAgain = relay.add(Map.of("document.location", "document", "document.folder", "Made_Again"));
    byId = relay.add(Map.of("document.location", "document", "document.folder", "00l000000000777"));
    atAccounts = relay.site(Map.of("document.parent-fields", "Account__c"));
    relay.awaitLoaded(madeAgain);
    relay.awaitLoaded(byId);
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
  }

  @Test
  void whereTheOrgHasNoSpaceLeftTheStatusIsWrittenAndARetryStoresTheDocument() {
    // Given
    String record = attachments.document(documentId);
    attachments
        .salesforce()
        .on(uploadFor(record))
        .times(1)
        .error(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");

    // When
    String id = transmit(attachments, pdf(10_000));

    // Then
    JsonNode dead = attachments.await(id, "dead");
    assertThat(dead.at("/error/code").asText()).isEqualTo("STORAGE_LIMIT_EXCEEDED");
    assertThat(dead.at("/error/message").asText()).contains("status was written without it");
    assertThat(attachments.status(record)).isEqualTo("DCO");
    retry(id);
    attachments.await(id, "delivered");
    assertStoredOnce(attachments, record);
  }

  @Test
  void aStatusThatWasWrittenWithoutItsDocumentIsNotReplacedByAnEarlierOneThatIsRetried() {
    // Given
    String record = attachments.document(documentId);
    attachments
        .salesforce()
        .onRecord(record)
        .error("FIELD_CUSTOM_VALIDATION_EXCEPTION", "not expired yet");
    String expired = attachments.accept(documentId, "DEX");
    attachments.await(expired, "dead");
    attachments
        .salesforce()
        .on(uploadFor(record))
        .times(1)
        .error(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");
    String completed = transmit(attachments, pdf(10_000));
    JsonNode dead = attachments.await(completed, "dead");

    // When
    retry(expired);

    // Then
    attachments.await(expired, "superseded");
    assertThat(dead.at("/recordId").asText()).startsWith(record);
    assertThat(attachments.status(record)).isEqualTo("DCO");
  }

  @Test
  void aFolderThatIsNotThereIsNamedAndTheDocumentGoesThereOnceItIs() {
    // Given
    String record = inFolder.document(documentId);

    // When
    String id = transmit(inFolder, pdf(10_000));

    // Then
    JsonNode dead = inFolder.await(id, "dead");
    assertThat(dead.at("/error/message").asText()).contains("Not_There");
    assertThat(inFolder.status(record)).isEqualTo("DCO");
    String folder = folder(inFolder, "Not_There");
    retry(id);
    inFolder.await(id, "delivered");
    assertThat(inFolder.salesforce().rows().idsWhere("Document", "FolderId", folder)).hasSize(1);
  }

  @Test
  void aFolderThatWasDeletedAndMadeAgainTakesTheNextDocumentAtOnce() {
    // Given
    String folder = folder(madeAgain, "Made_Again");
    madeAgain.document(documentId);
    madeAgain.await(transmit(madeAgain, pdf(1_000)), "delivered");
    madeAgain.salesforce().rows().delete(folder);
    String again = folder(madeAgain, "Made_Again");
    documentId = Site.newId();
    madeAgain.document(documentId);

    // When
    String id = transmit(madeAgain, pdf(1_000));

    // Then
    assertThat(madeAgain.await(id, "delivered").get("attempts").asInt()).isEqualTo(1);
    assertThat(madeAgain.salesforce().rows().idsWhere("Document", "FolderId", again)).hasSize(1);
  }

  @Test
  void anIdOfAFolderThatIsNotThereIsNamedWithItsKey() {
    // Given
    String record = byId.document(documentId);

    // When
    String id = transmit(byId, pdf(1_000));

    // Then
    assertThat(byId.await(id, "dead").at("/error/message").asText())
        .contains("00l000000000777", "document.folder");
    assertThat(byId.status(record)).isEqualTo("DCO");
  }

  @Test
  void aParentThatWasDeletedIsSaidAndTheStatusIsWritten() {
    // Given
    String record = atAccounts.document(documentId);
    String account = atAccounts.salesforce().rows().insert("Account", Map.of("Name", "Example"));
    atAccounts.salesforce().rows().update(record, Map.of("Account__c", account));
    atAccounts
        .salesforce()
        .on(uploadFor(account))
        .times(1)
        .error(400, "ENTITY_IS_DELETED", "entity is deleted");

    // When
    String id = transmit(atAccounts, pdf(10_000));

    // Then
    JsonNode dead = atAccounts.await(id, "dead");
    assertThat(dead.at("/error/code").asText()).isEqualTo("ENTITY_IS_DELETED");
    assertThat(atAccounts.status(record)).isEqualTo("DCO");
    retry(id);
    atAccounts.await(id, "delivered");
    assertStoredOnce(atAccounts, account);
  }

  @Test
  void aSessionThatEndsDuringAnUploadIsRenewedOnceAndTheBytesAreSentAgain() {
    // Given a session
    attachments.document(documentId);
    attachments.await(transmit(attachments, pdf(1_000)), "delivered");
    documentId = Site.newId();
    String record = attachments.document(documentId);
    byte[] pdf = pdf(LARGE);
    attachments
        .salesforce()
        .on(uploadFor(record))
        .times(1)
        .error(401, "INVALID_SESSION_ID", "Session expired or invalid");
    long logins = attachments.salesforce().calls().logins();

    // When
    String id = transmit(attachments, pdf);

    // Then
    attachments.await(id, "delivered");
    String stored = assertStoredOnce(attachments, record);
    assertThat(attachments.salesforce().rows().file(stored).size()).isEqualTo(LARGE);
    assertThat(attachments.salesforce().calls().logins()).isEqualTo(logins + 1);
    assertThat(attachments.salesforce().calls().refusedLogins()).isZero();
  }

  @Test
  void oneDocumentInFourCallsAtOnceIsStoredOnce() {
    // Given
    String record = attachments.document(documentId);
    byte[] pdf = pdf(300_000);

    // When
    List<HttpResponse<String>> answers =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(attachments, pdf)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // Then
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 202);
    List<String> ids =
        answers.stream()
            .map(answer -> AdminApi.json(answer).get("id").asText())
            .distinct()
            .toList();
    assertThat(ids).hasSize(1);
    attachments.await(ids.get(0), "delivered");
    assertStoredOnce(attachments, record);
  }

  private static String folder(Site site, String developerName) {
    return site.salesforce()
        .rows()
        .insert(
            "Folder",
            Map.of("DeveloperName", developerName, "Name", developerName, "Type", "Document"));
  }

  private static CallMatcher uploadFor(String parent) {
    return CallMatcher.kind(CallKind.UPLOAD).and(CallMatcher.body(parent));
  }

  private static void retry(String id) {
    assertThat(relay.api().post("deliveries/" + id + "/retry").statusCode()).isEqualTo(200);
  }

  private String transmit(Site site, byte[] pdf) {
    HttpResponse<String> answer = send(site, pdf);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return AdminApi.json(answer).get("id").asText();
  }

  private HttpResponse<String> send(Site site, byte[] pdf) {
    return site.transmit(
        "application/json",
        "{\"documentId\":\""
            + documentId
            + "\",\"documentName\":\"Agreement\",\"documentContent\":\""
            + Base64.getEncoder().encodeToString(pdf)
            + "\"}");
  }

  private static byte[] pdf(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    System.arraycopy("%PDF-1.7\n".getBytes(UTF_8), 0, bytes, 0, 9);
    return bytes;
  }

  private static String assertStoredOnce(Site site, String parent) {
    List<String> ids = site.salesforce().rows().idsWhere("Attachment", "ParentId", parent);
    assertThat(ids).hasSize(1);
    return ids.get(0);
  }
}
