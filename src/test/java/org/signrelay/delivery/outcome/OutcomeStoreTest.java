package org.signrelay.delivery.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.SampleCall;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** What a try leaves behind on its delivery. */
class OutcomeStoreTest {
  private static final Instant STARTED = Instant.parse("2027-01-31T12:00:00Z");
  private static final Instant NOW = STARTED.plus(Duration.ofSeconds(2));
  private static final Outcome MISSING = new Outcome.RecordMissing("no record could be found");

  private final Delivery delivery = new SampleCall().delivery(STARTED);

  @Test
  void anAttemptCountsFromItsStart() {
    // When
    OutcomeStore.note(delivery, failed(Reaction.RETRY), STARTED, NOW);

    // Then
    assertThat(delivery.attempts()).isEqualTo(1);
    assertThat(delivery.firstAttemptAt()).contains(STARTED);
    assertThat(delivery.errorCode()).contains("CODE");
  }

  @Test
  void standingStillUsesNoAttempt() {
    // When
    OutcomeStore.note(delivery, new Outcome.Stopped(HoldReason.LIMIT, "limit"), STARTED, NOW);

    // Then
    assertThat(delivery.attempts()).isZero();
    assertThat(delivery.firstAttemptAt()).isEmpty();
    assertThat(delivery.errorCode()).contains("limit");
  }

  @Test
  void whatIsWrittenHasARecordAndNoError() {
    // Given
    OutcomeStore.note(delivery, failed(Reaction.RETRY), STARTED, NOW);

    // When
    OutcomeStore.note(
        delivery, new Outcome.Written(Optional.of("a01"), Optional.empty()), STARTED, NOW);

    // Then
    assertThat(delivery.recordId()).contains("a01");
    assertThat(delivery.errorCode()).isEmpty();
  }

  @Test
  void onlyAMissingRecordStartsItsTime() {
    // When
    OutcomeStore.note(delivery, failed(Reaction.RETRY), STARTED, NOW);

    // Then
    assertThat(delivery.noRecordSince()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void nothingThatHappensInBetweenGrantsAMissingRecordMoreTime(Outcome inBetween) {
    // Given
    OutcomeStore.note(delivery, MISSING, STARTED, NOW);
    OutcomeStore.note(delivery, inBetween, STARTED, NOW.plus(Duration.ofMinutes(5)));

    // When
    OutcomeStore.note(delivery, MISSING, STARTED, NOW.plus(Duration.ofMinutes(10)));

    // Then
    assertThat(delivery.noRecordSince()).contains(NOW);
  }

  static Stream<Outcome> nothingThatHappensInBetweenGrantsAMissingRecordMoreTime() {
    return Stream.of(
        MISSING,
        failed(Reaction.RETRY),
        new Outcome.Stopped(HoldReason.MAINTENANCE, "maintenance"),
        new Outcome.Stopped(HoldReason.LIMIT, "limit"));
  }

  private static Outcome failed(Reaction reaction) {
    return new Outcome.Failed(new Failure(reaction, Scope.REQUEST, "CODE", "message"));
  }
}
