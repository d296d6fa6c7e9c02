package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.delivery.accept.NotAcceptedException;
import org.signrelay.delivery.document.CreateStore;
import org.signrelay.delivery.document.Document;
import org.signrelay.delivery.document.DocumentStore;
import org.signrelay.delivery.document.DocumentWriter;
import org.signrelay.delivery.document.Documents;
import org.signrelay.delivery.document.ReceivingCall;
import org.signrelay.delivery.refused.KeptRefusal;
import org.signrelay.delivery.refused.RefusalFilter;
import org.signrelay.delivery.refused.RefusedCall;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.delivery.retention.Retention;
import org.signrelay.delivery.retention.Retention.Removed;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.salesforce.reaction.Reaction;

/** How long what has ended is kept. */
class RetentionIT extends QueueSuite {
  private static final Duration ENDED = Duration.ofDays(30);
  private static final Duration DEAD = Duration.ofDays(180);
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration LONGEST_CREATE = Duration.ofDays(1);
  private static final Duration DOCUMENTS = Duration.ofDays(1);
  private static final Duration ENOUGH = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofHours(1);
  private static final int MORE_THAN_A_MEGABYTE = 1_100_000;
  private static final int BATCH = 200;
  private static final List<Long> ALL_WITHOUT_CREDENTIALS = List.of(1L, 1L, 0L, 1L);
  private static final List<Long> NOTHING = List.of(0L, 0L, 0L, 0L);

  @Inject Retention retention;
  @Inject StoredRows rows;
  @Inject Documents documents;
  @Inject DocumentStore documentStore;
  @Inject CreateStore creates;
  @Inject RefusedCalls refusedCalls;

  @BeforeEach
  void defaultsAndNothingOld() {
    configuration.keep(ENDED, DEAD);
    clock.advance(DEAD.multipliedBy(2));
    removeAll();
  }

  @Test
  void whatEndedWellIsRemovedAfterItsTimeWithEverythingOfItAndNotBefore() {
    // Given
    DeliveryId delivered = accept();
    tryAndEnd(written());
    DeliveryId discarded = accept();
    actions.discard(discarded);
    clock.advance(ENDED.minus(MOMENT));

    // When
    removeAll();
    List<List<Long>> before = countsOf(delivered, discarded);
    clock.advance(MOMENT.multipliedBy(2));
    removeAll();

    // Then
    assertThat(before).containsOnly(ALL_WITHOUT_CREDENTIALS);
    assertThat(countsOf(delivered, discarded)).containsOnly(NOTHING);
    assertThat(deliveries.find(delivered)).isEmpty();
    assertThat(actions.retry(delivered)).isEmpty();
  }

  @Test
  void aDeadLetterStaysForItsOwnTimeFromItsEndOn() {
    // Given
    DeliveryId dead = accept();
    clock.advance(Duration.ofDays(10));
    tryAndEnd(failed(Reaction.DEAD_LETTER, "SOME_CODE"));
    assertThat(state(dead)).isEqualTo(DeliveryState.DEAD);
    clock.advance(DEAD.minus(MOMENT));

    // When
    removeAll();
    List<Long> before = rows.countsOf(dead);
    clock.advance(MOMENT.multipliedBy(2));
    removeAll();

    // Then
    assertThat(before).isEqualTo(ALL_WITHOUT_CREDENTIALS);
    assertThat(rows.countsOf(dead)).isEqualTo(NOTHING);
  }

  @Test
  void aRefusedCallIsKeptForSevenDays() {
    // Given
    String design = "refused-" + UUID.randomUUID();
    refusedCalls.add(refused(design));
    refusedCalls.write();
    clock.advance(Duration.ofDays(7).minus(MOMENT));

    // When
    removeAll();
    List<KeptRefusal> before = refusalsOf(design);
    clock.advance(MOMENT.multipliedBy(2));
    removeAll();

    // Then
    assertThat(before).hasSize(1);
    assertThat(refusedCalls.body(before.get(0))).contains("body \ufffd");
    assertThat(refusalsOf(design)).isEmpty();
  }

  private List<KeptRefusal> refusalsOf(String design) {
    return refusedCalls.list(
        new RefusalFilter(Optional.of(design), Optional.empty(), Optional.empty()),
        Optional.empty(),
        10);
  }

  private static RefusedCall refused(String design) {
    return new RefusedCall(
        design,
        false,
        "POST",
        "/hooks/" + design,
        "192.0.2.1",
        Optional.empty(),
        422,
        "missing-value",
        "reason",
        6,
        () -> Optional.of("body \u0000"));
  }

  @Test
  void whatIsOpenIsNeverRemoved() {
    // Given
    DeliveryId waiting = accept();
    tryAndEnd(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));
    DeliveryId retried = accept();
    tryAndEnd(failed(Reaction.DEAD_LETTER, "SOME_CODE"));
    actions.retry(retried);
    DeliveryId pending = accept();
    clock.advance(DEAD.multipliedBy(3));

    // When
    removeAll();

    // Then
    assertThat(Stream.of(waiting, retried, pending).map(this::state))
        .containsExactly(DeliveryState.WAITING, DeliveryState.PENDING, DeliveryState.PENDING);
    assertThat(rows.countsOf(pending)).startsWith(1L, 1L);
  }

  @Test
  void anEditOfTheKeysCountsFromTheNextTimeOn() {
    // Given
    DeliveryId delivered = accept();
    tryAndEnd(written());
    DeliveryId dead = accept();
    tryAndEnd(failed(Reaction.DEAD_LETTER, "SOME_CODE"));
    clock.advance(Duration.ofDays(8));
    removeAll();
    List<List<Long>> before = countsOf(delivered, dead);

    // When
    configuration.keep(Duration.ofDays(7), Duration.ofDays(5));
    removeAll();

    // Then
    assertThat(before).containsOnly(ALL_WITHOUT_CREDENTIALS);
    assertThat(countsOf(delivered, dead)).containsOnly(NOTHING);
  }

  @Test
  void whatAKilledServerHasHalfReceivedIsRemovedAnHourAfterItsLastPart() {
    // Given
    DocumentWriter half = documents.receive(() -> false).begin();
    half.write(new byte[MORE_THAN_A_MEGABYTE], 0, MORE_THAN_A_MEGABYTE);
    half.abandon();
    clock.advance(SILENCE);
    removeAll();
    long before = rows.partsOf(half.id());

    // When
    clock.advance(MOMENT);
    removeAll();

    // Then
    assertThat(before).isEqualTo(4);
    assertThat(rows.partsOf(half.id())).isZero();
  }

  @Test
  void theFirstDocumentOfACallStaysAsLongAsMoreOfTheCallComes() {
    // Given
    ReceivingCall call = documents.receive(() -> false);
    DocumentWriter first = call.begin();
    first.write(new byte[] {1}, 0, 1);
    first.close();
    DocumentWriter second = call.begin();

    // When
    for (int i = 0; i < 3; i++) {
      clock.advance(SILENCE.minus(MOMENT));
      second.write(new byte[MORE_THAN_A_MEGABYTE], 0, MORE_THAN_A_MEGABYTE);
      removeAll();
    }
    second.close();

    // Then
    DeliveryId accepted = acceptWith(first, second);
    assertThat(documentStore.of(accepted))
        .extracting(Document::id)
        .containsExactly(first.id(), second.id());
    assertThat(rows.partsOf(first.id())).isEqualTo(1);
  }

  @Test
  void aCallOfWhichADocumentWasRemovedIsNotAccepted() {
    // Given
    DocumentWriter removed = documents.receive(() -> false).begin();
    clock.advance(SILENCE.plus(MOMENT));
    removeAll();

    // Then
    assertThatThrownBy(() -> acceptWith(removed))
        .hasCauseInstanceOf(NotAcceptedException.class)
        .hasStackTraceContaining("was removed");
  }

  @Test
  void whatIsKnownOfACreateThatMayStillGoOnStaysForADayAlthoughItsDeliveryWasDiscarded() {
    // Given
    configuration.keepDocuments(Duration.ZERO);
    DocumentWriter document = documents.receive(() -> false).begin();
    DeliveryId discarded = acceptWithContent(document);
    creates.beginCreate(document.id(), "signrelay:key");
    actions.discard(discarded);
    clock.advance(LONGEST_CREATE);
    removeAll();
    long before = rows.partsOf(document.id());

    // When
    clock.advance(MOMENT);
    removeAll();

    // Then
    assertThat(before).isEqualTo(1);
    assertThat(rows.partsOf(document.id())).isZero();
  }

  private DeliveryId acceptWithContent(DocumentWriter document) {
    document.write(new byte[] {1}, 0, 1);
    document.close();
    return acceptWith(document);
  }

  private DeliveryId acceptWith(DocumentWriter... written) {
    return reception
        .accept(
            new Notification(
                design,
                CallKind.TRANSMISSION,
                Kind.DOCUMENT,
                Optional.of(Status.COMPLETED),
                Optional.empty(),
                Map.of(ValueName.DOCUMENT_ID.canonical(), UUID.randomUUID().toString()),
                Optional.empty(),
                Stream.of(written)
                    .map(document -> document.received("merged", Optional.empty()))
                    .toList(),
                Optional.empty()))
        .toCompletableFuture()
        .join()
        .id();
  }

  @Test
  void aShortRetentionDoesNotMakeARepeatNew() {
    // Given
    String document = UUID.randomUUID().toString();
    DeliveryId delivered = accept(document, Status.COMPLETED);
    tryAndEnd(written());
    configuration.keep(Duration.ofMinutes(1), DEAD);
    clock.advance(WINDOW.minus(MOMENT));

    // When
    removeAll();
    Acceptance repeat = call(document, Status.COMPLETED, Map.of());

    // Then
    assertThat(repeat).isEqualTo(new Acceptance.Duplicate(delivered));
  }

  @Test
  void aCallIsForgottenWhenARepeatOfItIsNewAnyway() {
    // Given
    DeliveryId pending = accept();
    clock.advance(WINDOW.minus(MOMENT));
    removeAll();
    long before = rows.callsOf(pending);

    // When
    clock.advance(MOMENT.multipliedBy(2));
    removeAll();

    // Then
    assertThat(before).isEqualTo(1);
    assertThat(rows.callsOf(pending)).isZero();
    assertThat(state(pending)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void withoutTimeOneBatchOfEachIsRemoved() {
    // Given
    Stream.generate(this::accept).limit(BATCH + 5).forEach(actions::discard);
    clock.advance(ENDED.plus(MOMENT));

    // When
    List<Removed> removed =
        Stream.generate(() -> retention.remove(Duration.ZERO)).limit(3).toList();

    // Then
    assertThat(removed)
        .containsExactly(new Removed(BATCH, BATCH), new Removed(5, 5), new Removed(0, 0));
  }

  @Test
  void batchesAreRepeatedWhileThereIsTime() {
    // Given
    int many = 3 * BATCH + 5;
    Stream.generate(this::accept).limit(many).forEach(actions::discard);
    clock.advance(ENDED.plus(MOMENT));

    // When
    Removed removed = retention.remove(ENOUGH);

    // Then
    assertThat(removed).isEqualTo(new Removed(many, many));
  }

  @Test
  void whatWasDeliveredDoesNotKeepOthersFromBeingRemoved() {
    // Given
    configuration.keep(ENDED, ENDED);
    DeliveryId dead = accept();
    tryAndEnd(failed(Reaction.DEAD_LETTER, "SOME_CODE"));
    DeliveryId discarded = accept();
    actions.discard(discarded);
    Stream.generate(this::accept).limit(BATCH + 5).forEach(id -> tryAndEnd(written()));
    clock.advance(ENDED.plus(MOMENT));

    // When
    Removed removed = retention.remove(Duration.ZERO);

    // Then
    assertThat(removed.deliveries()).isEqualTo(BATCH + 2);
    assertThat(countsOf(dead, discarded)).containsOnly(NOTHING);
  }

  @Test
  void documentsOfDeliveriesThatAreKeptAreRemovedAfterTheirOwnTime() {
    // Given
    DocumentWriter document = documents.receive(() -> false).begin();
    DeliveryId discarded = acceptWithContent(document);
    actions.discard(discarded);
    DocumentWriter open = documents.receive(() -> false).begin();
    acceptWithContent(open);
    clock.advance(DOCUMENTS);
    removeAll();
    long before = rows.partsOf(document.id());

    // When
    clock.advance(MOMENT);
    removeAll();

    // Then
    assertThat(before).isEqualTo(1);
    assertThat(rows.partsOf(document.id())).isZero();
    assertThat(documentStore.of(discarded)).isEmpty();
    assertThat(rows.partsOf(open.id())).isEqualTo(1);
    assertThat(state(discarded)).isEqualTo(DeliveryState.DISCARDED);
  }

  private void removeAll() {
    retention.remove(ENOUGH);
  }

  private List<List<Long>> countsOf(DeliveryId... ids) {
    return Stream.of(ids).map(rows::countsOf).toList();
  }
}
