package org.signrelay.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.signrelay.it.support.AdminApi;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.RelayExtension;
import org.signrelay.it.support.Site;
import org.signrelay.salesforce.standin.fault.Barrier;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;

/**
 * A document whose create lost its answer is stored once. No test waits for {@code
 * document.lost-answer-wait}, which is eleven minutes here: within it no second create is sent.
 */
@ExtendWith(RelayExtension.class)
class LostDocumentIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static Relay relay;
  private static Site attachments;
  private static Site files;
  private static Site inFolder;
  private static Site filesIfTooLarge;
  private static Site moving;
  private String documentId;

  @BeforeAll
  static void open(Relay shared) {
    relay = shared;
    attachments = relay.site();
    files = relay.add(Map.of("document.location", "file"));
    inFolder = relay.add(Map.of("document.location", "document", "document.folder", "Signed"));
    filesIfTooLarge = relay.add(Map.of("document.too-large", "file"));
    moving = relay.add(Map.of());
    List.of(files, inFolder, filesIfTooLarge, moving).forEach(relay::awaitLoaded);
  }

  @BeforeEach
  void newDocument() {
    documentId = Site.newId();
  }

  @Test
  void aFileIsFoundWhenSalesforceCutsTheConnectionAfterStoringIt() {
    // Given
    String record = files.document(documentId);
    files.salesforce().on(uploadTo("ContentVersion", record)).times(1).cutAfterWork();

    // When
    String id = transmit(files);

    // Then
    files.await(id, "delivered");
    assertThat(files.salesforce().rows().idsWhere("ContentDocumentLink", "LinkedEntityId", record))
        .hasSize(1);
  }

  @Test
  void aDocumentInAFolderIsFoundWhenSalesforceCutsTheConnectionAfterStoringIt() {
    // Given
    inFolder.document(documentId);
    String folder =
        inFolder
            .salesforce()
            .rows()
            .insert(
                "Folder", Map.of("DeveloperName", "Signed", "Name", "Signed", "Type", "Document"));
    inFolder.salesforce().on(uploadTo("Document", folder)).times(1).cutAfterWork();

    // When
    String id = transmit(inFolder);

    // Then
    inFolder.await(id, "delivered");
    assertThat(inFolder.salesforce().rows().idsWhere("Document", "FolderId", folder)).hasSize(1);
  }

  @Test
  void theFileThatATooLargeAttachmentBecameIsFoundAfterItsAnswerWasLost() {
    // Given
    String record = filesIfTooLarge.document(documentId);
    filesIfTooLarge
        .salesforce()
        .on(uploadTo("Attachment", record))
        .times(1)
        .error(400, "MAXIMUM_SIZE_OF_ATTACHMENT", "too large");
    filesIfTooLarge.salesforce().on(uploadTo("ContentVersion", record)).times(1).cutAfterWork();

    // When
    String id = transmit(filesIfTooLarge);

    // Then
    filesIfTooLarge.await(id, "delivered");
    assertThat(
            filesIfTooLarge
                .salesforce()
                .rows()
                .idsWhere("ContentDocumentLink", "LinkedEntityId", record))
        .hasSize(1);
    assertThat(filesIfTooLarge.salesforce().rows().idsWhere("Attachment", "ParentId", record))
        .isEmpty();
  }

  @Test
  void aResendIsNotStoredBesideWhatADiscardedDeliveryMayStillBeStoring() {
    // Given
    String record = attachments.document(documentId);
    Barrier storing = attachments.salesforce().stop(uploadTo("Attachment", record));
    String discarded = transmit(attachments);
    awaitLostAnswer(discarded);
    act(discarded, "discard");

    // When
    String resent = transmit(attachments);

    // Then
    assertThat(resent).isNotEqualTo(discarded);
    awaitLostAnswer(resent);
    letItBeStored(attachments, storing, record);
    act(resent, "retry");
    attachments.await(resent, "delivered");
    assertStoredOnce(attachments, record);
  }

  @Test
  void aDeadDeliveryThatIsRetriedAndItsResendStoreOneCopy() {
    // Given
    String record = attachments.document(documentId);
    Barrier storing = attachments.salesforce().stop(uploadTo("Attachment", record));
    String dead = transmit(attachments);
    awaitLostAnswer(dead);
    attachments
        .salesforce()
        .on(CallMatcher.kind(CallKind.QUERY).and(CallMatcher.target("Attachment.*" + record)))
        .times(1)
        .error(400, "INVALID_FIELD", "no such field");
    act(dead, "retry");
    attachments.await(dead, "dead");
    String resent = transmit(attachments);
    awaitLostAnswer(resent);

    // When
    act(dead, "retry");

    // Then
    awaitLostAnswer(dead);
    letItBeStored(attachments, storing, record);
    act(dead, "retry");
    attachments.await(dead, "delivered");
    act(resent, "retry");
    attachments.await(resent, "delivered");
    assertStoredOnce(attachments, record);
  }

  @Test
  void aDocumentWhoseAnswerWasLostIsFoundAfterTheDesignNamedAnotherUser() {
    // Given
    String record = moving.document(documentId);
    Barrier storing = moving.salesforce().stop(uploadTo("Attachment", record));
    String id = transmit(moving);
    awaitLostAnswer(id);
    String another = "another@example.test";
    moving.addUser(another);

    // When
    moving.edit(Map.of("username", another));

    // Then
    await()
        .atMost(SOON)
        .until(
            () -> relay.api().json("designs/" + moving.design()),
            design -> design.at("/configuration/username").asText().equals(another));
    letItBeStored(moving, storing, record);
    act(id, "retry");
    moving.await(id, "delivered");
    assertStoredOnce(moving, record);
  }

  private static CallMatcher uploadTo(String object, String place) {
    return CallMatcher.kind(CallKind.UPLOAD)
        .and(CallMatcher.target("/" + object + "$"))
        .and(CallMatcher.body(place));
  }

  private static void awaitLostAnswer(String id) {
    await("delivery " + id + " looks for what may be stored")
        .atMost(SOON)
        .until(
            () -> relay.api().delivery(id),
            delivery ->
                delivery.path("state").asText().equals("waiting")
                    && delivery.at("/error/code").asText().equals("lost-answer"));
  }

  private static void letItBeStored(Site site, Barrier storing, String record) {
    storing.open();
    await()
        .atMost(SOON)
        .until(
            () -> site.salesforce().rows().idsWhere("Attachment", "ParentId", record),
            stored -> !stored.isEmpty());
  }

  private static void act(String id, String action) {
    assertThat(relay.api().post("deliveries/" + id + "/" + action).statusCode()).isEqualTo(200);
  }

  private static void assertStoredOnce(Site site, String record) {
    assertThat(site.salesforce().rows().idsWhere("Attachment", "ParentId", record)).hasSize(1);
    assertThat(site.status(record)).isEqualTo("DCO");
  }

  private String transmit(Site site) {
    HttpResponse<String> answer =
        site.transmit(
            "application/json",
            "{\"documentId\":\"" + documentId + "\",\"documentContent\":\"JVBERi0xLjcgc2lnbmVk\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return AdminApi.json(answer).get("id").asText();
  }
}
