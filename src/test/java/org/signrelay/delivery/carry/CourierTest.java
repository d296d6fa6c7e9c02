package org.signrelay.delivery.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.SampleCall;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.design.vocabulary.Status;

/** How long a web hook waits for its document; nothing is written here. */
class CourierTest {
  private static final Instant ACCEPTED = Instant.parse("2027-01-15T10:00:00Z");
  private static final Duration WAIT = Duration.ofMinutes(15);

  private final SampleCall call =
      new SampleCall()
          .designedWith("document.expected", "true")
          .designedWith("document.wait", "15m")
          .saying(Status.COMPLETED);
  private final Delivery webHook = call.delivery(ACCEPTED);

  @Test
  void aWebHookWaitsForADocumentThatWasNotSent() {
    // When
    Optional<Outcome> outcome = carryOut(ExpectedDocument.NOT_YET, Duration.ZERO);

    // Then
    assertThat(outcome).hasValue(new Outcome.AwaitsDocument(ACCEPTED.plus(WAIT)));
  }

  @ParameterizedTest
  @CsvSource({"NOT_YET, PT15M", "CAME, PT0S", "CAME, PT16M"})
  void itGoesWhenTheWaitIsOverOrTheDocumentCame(ExpectedDocument document, Duration age) {
    // When
    Optional<Outcome> outcome = carryOut(document, age);

    // Then
    assertThat(outcome).isEmpty();
  }

  @Test
  void aDocumentThatGoesNextAfterBothStoodStillIsWaitedForOnceMore() {
    // Given
    webHook.lastError(new Outcome.Stopped(HoldReason.LIMIT, "limit").failure());

    // When
    Optional<Outcome> outcome = carryOut(ExpectedDocument.GOES_NEXT, Duration.ofDays(1));

    // Then
    assertThat(outcome)
        .hasValue(new Outcome.AwaitsDocument(ACCEPTED.plus(Duration.ofDays(1)).plus(WAIT)));
  }

  @Test
  void aDocumentThatCameAtTheEndOfTheWaitIsWaitedForAsLongAgain() {
    // Given
    awaitedItsDocument();

    // When
    Optional<Outcome> outcome = carryOut(ExpectedDocument.GOES_NEXT, WAIT);

    // Then
    assertThat(outcome).hasValue(new Outcome.AwaitsDocument(ACCEPTED.plus(WAIT).plus(WAIT)));
  }

  @ParameterizedTest
  @CsvSource({"PT30M", "PT24H15M"})
  void aDocumentThatNeverGoesIsNotWaitedForWithoutEnd(Duration age) {
    // Given
    awaitedItsDocument();

    // When
    Optional<Outcome> outcome = carryOut(ExpectedDocument.GOES_NEXT, age);

    // Then
    assertThat(outcome).isEmpty();
  }

  private void awaitedItsDocument() {
    webHook.lastError(new Outcome.AwaitsDocument(ACCEPTED).failure());
  }

  /** The outcome of a web hook of some age; empty if it is going to be written. */
  private Optional<Outcome> carryOut(ExpectedDocument document, Duration age) {
    Courier courier = new Courier();
    courier.clock = Clock.fixed(ACCEPTED.plus(age), ZoneOffset.UTC);
    courier.recordChanges =
        new RecordChanges() {
          @Override
          List<Change> of(List<Task> tasks, Map<Task, Outcome> outcomes) {
            return List.of();
          }
        };
    Work work =
        new Work(webHook, Optional.of(Map.of()), Optional.empty(), document, Optional.empty());
    return courier.carryOut(List.of(new Task(work, call.design()))).values().stream().findFirst();
  }
}
