package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.salesforce.reaction.Reaction;

/** What becomes of a web hook that waits for its document once that is there. */
class AwaitedDocumentIT extends QueueSuite {
  private static final Duration WAIT = Duration.ofMinutes(15);

  private final String documentId = UUID.randomUUID().toString();

  @Test
  void aWebHookThatWaitedForItsDocumentIsWrittenAfterIt() {
    // Given
    DeliveryId webHook = waiting(Status.COMPLETED);

    // When
    theDocumentComes(Status.COMPLETED);

    // Then
    assertThat(claimed()).isEqualTo(new Claimed(webHook, Optional.empty()));
  }

  @Test
  void itIsWrittenAfterAnErrorToo() {
    // Given
    DeliveryId webHook = waiting(Status.COMPLETED);
    theDocumentComes(Status.COMPLETED);

    // When
    tryAndEnd(failed(Reaction.RETRY, "UNABLE_TO_LOCK_ROW"));

    // Then
    clock.advance(FIRST_DELAY.multipliedBy(2));
    assertThat(claimed()).isEqualTo(new Claimed(webHook, Optional.empty()));
  }

  @Test
  void itIsWrittenWhenAPersonRetriesIt() {
    // Given
    DeliveryId webHook = waiting(Status.COMPLETED);
    theDocumentComes(Status.COMPLETED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "FIELD_CUSTOM_VALIDATION_EXCEPTION"));

    // When
    actions.retry(webHook);

    // Then
    assertThat(claimed()).isEqualTo(new Claimed(webHook, Optional.empty()));
  }

  @Test
  void oneThatDidNotWaitGivesWay() {
    // Given
    DeliveryId webHook = accept(documentId, Status.COMPLETED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "FIELD_CUSTOM_VALIDATION_EXCEPTION"));
    theDocumentComes(Status.COMPLETED);

    // When
    actions.retry(webHook);

    // Then
    assertThat(claimed()).isEqualTo(new Claimed(webHook, Optional.of("DCO")));
  }

  @Test
  void anotherFinalStatusThatWaitedGivesWayToThatOfTheDocument() {
    // Given
    DeliveryId expired = waiting(Status.EXPIRED);

    // When
    theDocumentComes(Status.COMPLETED);

    // Then
    assertThat(claimed()).isEqualTo(new Claimed(expired, Optional.of("DCO")));
  }

  @Test
  void aLaterWebHookOvertakesOneThatWaited() {
    // Given
    DeliveryId webHook = waiting(Status.COMPLETED);
    theDocumentComes(Status.COMPLETED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "FIELD_CUSTOM_VALIDATION_EXCEPTION"));
    accept(documentId, Status.CANCELLED);
    tryAndEnd(written());

    // When
    actions.retry(webHook);

    // Then
    assertThat(claimed().overtakenBy()).isPresent();
  }

  private record Claimed(DeliveryId delivery, Optional<String> overtakenBy) {}

  private Claimed claimed() {
    var claim = claimOne();
    return new Claimed(claim.delivery(), open(claim).orElseThrow().overtakenBy());
  }

  private DeliveryId waiting(Status status) {
    DeliveryId id = accept(documentId, status);
    tryAndEnd(new Outcome.AwaitsDocument(clock.instant().plus(WAIT)));
    return id;
  }

  private void theDocumentComes(Status status) {
    clock.advance(Duration.ofMillis(1));
    reception
        .accept(
            new Notification(
                design,
                CallKind.TRANSMISSION,
                Kind.DOCUMENT,
                Optional.of(status),
                Optional.empty(),
                Map.of(ValueName.DOCUMENT_ID.canonical(), documentId)))
        .toCompletableFuture()
        .join();
    tryAndEnd(written());
  }
}
