package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.document.CreateStore;
import org.signrelay.delivery.document.DocumentStore;
import org.signrelay.delivery.document.DocumentWriter;
import org.signrelay.delivery.document.Documents;
import org.signrelay.delivery.document.EarlierCreates;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.salesforce.reaction.Reaction;

/** What is known of creates that were begun before, also after the design named another user. */
class EarlierCreatesIT extends QueueSuite {
  private static final String KEY = "signrelay:0123456789abcdef0123456789abcdef";
  private static final String PART = "merged";

  @Inject Documents documents;
  @Inject DocumentStore documentStore;
  @Inject CreateStore creates;

  private final String documentId = "D\u00f6c|" + UUID.randomUUID();

  @Test
  void ofANewDocumentNothingIsKnown() {
    // When
    DeliveryId id = transmit(documentId);

    // Then
    assertThatIsKnown(id, Set.of(), Optional.empty());
  }

  @Test
  void aDeliveryThatWasMovedKnowsItsOwnCreate() {
    // Given
    DeliveryId id = transmit(documentId);
    creates.beginCreate(documentOf(id), KEY);
    creates.loseCreate(documentOf(id));
    String before = delivery(id).recordKey().value();

    // When
    moveToAnotherUser();

    // Then
    assertThat(delivery(id).recordKey().value())
        .isNotEqualTo(before)
        .endsWith("|doc__c|" + documentId.toLowerCase(Locale.ROOT));
    assertThat(delivery(id).recordHash()).isEqualTo(delivery(id).recordKey().hash());
    assertThatIsKnown(id, Set.of(KEY), Optional.of(clock.instant()));
  }

  @Test
  void aResendKnowsTheCreateOfADeadDeliveryThatWasNotMoved() {
    // Given
    DeliveryId dead = transmit(documentId);
    creates.beginCreate(documentOf(dead), KEY);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "STORAGE_LIMIT_EXCEEDED"));
    moveToAnotherUser();

    // When
    DeliveryId resent = transmit(documentId.toUpperCase(Locale.ROOT));

    // Then
    assertThat(state(dead)).isEqualTo(DeliveryState.DEAD);
    assertThat(resent).isNotEqualTo(dead);
    assertThatIsKnown(resent, Set.of(KEY), Optional.of(clock.instant()));
  }

  @Test
  void aCreateThatIsUnderWayByAnotherUserIsNotYetLost() {
    // Given
    DeliveryId sending = transmit(documentId);
    claimOne();
    creates.beginCreate(documentOf(sending), KEY);
    moveToAnotherUser();
    DeliveryId resent = transmit(documentId, 2);

    // When
    EarlierCreates known = creates.earlierCreates(delivery(resent), PART);

    // Then
    assertThat(known.lost()).contains(clock.instant());
    assertThat(documentStore.of(sending).get(0).createLostAt()).isEmpty();
  }

  @Test
  void whatIsStoredIsKnownByItsKeyAndNotLost() {
    // Given
    DeliveryId id = transmit(documentId);
    creates.beginCreate(documentOf(id), KEY);

    // When
    creates.stored(documentOf(id), "00P000000000001AAA", "attachment", List.of());

    // Then
    assertThatIsKnown(id, Set.of(KEY), Optional.empty());
  }

  @Test
  void aCreateThatDidNotHappenIsForgotten() {
    // Given
    DeliveryId id = transmit(documentId);
    creates.beginCreate(documentOf(id), KEY);

    // When
    creates.createFailed(documentOf(id));

    // Then
    assertThatIsKnown(id, Set.of(), Optional.empty());
  }

  @Test
  void anotherDocumentAndAnotherDesignAreNotConcerned() {
    // Given
    DeliveryId other = transmit("D\u00f6c|" + UUID.randomUUID());
    creates.beginCreate(documentOf(other), KEY);
    DeliveryId elsewhere = transmit(documentId);
    creates.beginCreate(documentOf(elsewhere), KEY);
    design = design("design-" + UUID.randomUUID(), "user-" + UUID.randomUUID());
    configuration.load(design);

    // When
    DeliveryId id = transmit(documentId);

    // Then
    assertThatIsKnown(id, Set.of(), Optional.empty());
  }

  private void assertThatIsKnown(DeliveryId id, Set<String> keys, Optional<Instant> lost) {
    EarlierCreates known = creates.earlierCreates(delivery(id), PART);
    assertThat(known.keys()).isEqualTo(keys);
    assertThat(known.lost()).isEqualTo(lost);
  }

  private DocumentId documentOf(DeliveryId id) {
    return documentStore.of(id).get(0).id();
  }

  private void moveToAnotherUser() {
    design = design(design.id().value(), "another-" + UUID.randomUUID());
    configuration.load(design);
    readdressing.follow(design);
  }

  private DeliveryId transmit(String id) {
    return transmit(id, 1);
  }

  private DeliveryId transmit(String id, int content) {
    clock.advance(Duration.ofMillis(1));
    DocumentWriter document = documents.receive(() -> false).begin();
    document.write(new byte[] {(byte) content}, 0, 1);
    document.close();
    return reception
        .accept(
            new Notification(
                design,
                CallKind.TRANSMISSION,
                Kind.DOCUMENT,
                Optional.of(Status.COMPLETED),
                Optional.empty(),
                Map.of(ValueName.DOCUMENT_ID.canonical(), id),
                Optional.empty(),
                List.of(document.received(PART, Optional.empty())),
                Optional.empty()))
        .toCompletableFuture()
        .join()
        .id();
  }
}
