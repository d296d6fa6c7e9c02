package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.HistoryEntry;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** When a delivery is tried again, and when it is given up. */
class RetryIT extends QueueSuite {
  private static final Outcome AWAY = failed(Reaction.RETRY, "SERVER_UNAVAILABLE");

  @Test
  void theDelaysOfTheDesignAreKeptToAFifthAndTheLastOneIsRepeated() {
    // Given
    accept();

    // When
    Delivery first = tryAndEnd(AWAY);
    Duration firstDelay = Duration.between(clock.instant(), first.dueAt().orElseThrow());
    clock.advance(FIRST_DELAY.multipliedBy(2));
    Delivery second = tryAndEnd(AWAY);
    Duration secondDelay = Duration.between(clock.instant(), second.dueAt().orElseThrow());
    clock.advance(SECOND_DELAY.multipliedBy(2));
    Delivery third = tryAndEnd(AWAY);
    Duration thirdDelay = Duration.between(clock.instant(), third.dueAt().orElseThrow());

    // Then
    assertThat(firstDelay).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    assertThat(secondDelay).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    assertThat(thirdDelay).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    assertThat(third.attempts()).isEqualTo(3);
  }

  @Test
  void theLastTryIsMadeWhenTheTimeIsOverAndThenItIsDead() {
    // Given
    DeliveryId id = accept();
    tryAndEnd(AWAY);
    clock.advance(GIVE_UP_AFTER.minusSeconds(5));

    // When
    Delivery waiting = tryAndEnd(AWAY);

    // Then
    assertThat(waiting.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(waiting.dueAt().orElseThrow())
        .isCloseTo(clock.instant().plusSeconds(5), within(100, ChronoUnit.MILLIS));
    clock.advance(Duration.ofSeconds(6));
    assertThat(tryAndEnd(AWAY).state()).isEqualTo(DeliveryState.DEAD);
    assertThat(delivery(id).errorCode()).hasValue("SERVER_UNAVAILABLE");
    assertThat(delivery(id).endedAt()).isPresent();
  }

  @Test
  void aRecordThatNeverComesIsGivenUpAfterItsOwnTime() {
    // Given
    accept();
    tryAndEnd(new Outcome.RecordMissing("no record"));

    // When
    clock.advance(NO_RECORD_GIVE_UP_AFTER.plusSeconds(1));
    Delivery last = tryAndEnd(new Outcome.RecordMissing("no record"));

    // Then
    assertThat(last.state()).isEqualTo(DeliveryState.DEAD);
    assertThat(last.errorCode()).hasValue("no-record");
  }

  @Test
  void anErrorThatIsTriedFiveTimesAtMostIsDeadAfterTheFifth() {
    // Given
    accept();
    for (int i = 0; i < 4; i++) {
      assertThat(tryAndEnd(failed(Reaction.RETRY_FEW, "UNKNOWN_EXCEPTION")).state())
          .isEqualTo(DeliveryState.WAITING);
      clock.advance(SECOND_DELAY.multipliedBy(2));
    }

    // When
    Delivery fifth = tryAndEnd(failed(Reaction.RETRY_FEW, "UNKNOWN_EXCEPTION"));

    // Then
    assertThat(fifth.state()).isEqualTo(DeliveryState.DEAD);
    clock.advance(Duration.ofSeconds(1));
    actions.retry(fifth.id());
    assertThat(tryAndEnd(failed(Reaction.RETRY_FEW, "UNKNOWN_EXCEPTION")).state())
        .isEqualTo(DeliveryState.WAITING);
  }

  @Test
  void aTryInWhichNothingWasSentUsesNoAttemptAndIsNotTheLastOne() {
    // Given
    DeliveryId id = accept();
    Outcome paused = loginPaused(Duration.ofSeconds(30));
    Delivery untried = tryAndEnd(paused);
    clock.advance(Duration.ofSeconds(30));
    tryAndEnd(AWAY);
    clock.advance(GIVE_UP_AFTER);

    // When
    Delivery waiting = tryAndEnd(paused);

    // Then
    assertThat(untried.attempts()).isZero();
    assertThat(untried.firstAttemptAt()).isEmpty();
    assertThat(waiting.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(waiting.attempts()).isEqualTo(1);
    assertThat(waiting.dueAt()).hasValue(clock.instant().plusSeconds(30));
    clock.advance(Duration.ofSeconds(30));
    assertThat(tryAndEnd(AWAY).state()).isEqualTo(DeliveryState.DEAD);
    assertThat(delivery(id).attempts()).isEqualTo(2);
  }

  private static Outcome loginPaused(Duration wait) {
    return new Outcome.Failed(
        new Failure(
            Reaction.RETRY, Scope.LOGIN, "login-paused", "no login is sent", Optional.of(wait)));
  }

  @Test
  void theTimeToGiveUpStandsStillWhileADeliveryIsHeld() {
    // Given
    DeliveryId id = accept();
    tryAndEnd(AWAY);
    Design disabled = disabled(design);
    configuration.load(disabled);
    gateKeeper.keep();
    assertThat(delivery(id).errorCode()).hasValue(HoldReason.DISABLED.word());

    // When
    clock.advance(GIVE_UP_AFTER.multipliedBy(2));
    configuration.load(design);
    gateKeeper.keep();

    // Then
    assertThat(tryAndEnd(AWAY).state()).isEqualTo(DeliveryState.WAITING);
    assertThat(delivery(id).attempts()).isEqualTo(2);
  }

  @Test
  void whatKeptATriedDeliveryBackBeforeItIsHeldBringsItNoNearerToItsEnd() {
    // Given
    accept();
    tryAndEnd(AWAY);
    clock.advance(GIVE_UP_AFTER.multipliedBy(2));
    configuration.load(disabled(design));
    gateKeeper.keep();

    // When
    configuration.load(design);
    gateKeeper.keep();

    // Then
    assertThat(tryAndEnd(AWAY).state()).isEqualTo(DeliveryState.WAITING);
  }

  @Test
  void theTriesOfFiveAtMostAreCountedThoughADeliveryIsHeldMeanwhile() {
    // Given
    accept();
    for (int i = 0; i < 4; i++) {
      tryAndEnd(failed(Reaction.RETRY_FEW, "UNKNOWN_EXCEPTION"));
      clock.advance(SECOND_DELAY.multipliedBy(2));
    }
    configuration.load(disabled(design));
    gateKeeper.keep();
    clock.advance(Duration.ofHours(1));

    // When
    configuration.load(design);
    gateKeeper.keep();

    // Then
    assertThat(tryAndEnd(failed(Reaction.RETRY_FEW, "UNKNOWN_EXCEPTION")).state())
        .isEqualTo(DeliveryState.DEAD);
  }

  @Test
  void theTimeToGiveUpStandsStillWhileAnEarlierOneOfItsRecordIsOpen() {
    // Given
    String documentId = UUID.randomUUID().toString();
    DeliveryId earlier = accept(documentId, Status.STARTED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));
    DeliveryId later = accept(documentId, Status.COMPLETED);
    tryAndEnd(AWAY);
    actions.retry(earlier);
    tryAndEnd(AWAY);
    clock.advance(GIVE_UP_AFTER.multipliedBy(2));

    // When
    Delivery first = tryAndEnd(AWAY);
    Delivery second = tryAndEnd(AWAY);

    // Then
    assertThat(first.id()).isEqualTo(earlier);
    assertThat(first.state()).isEqualTo(DeliveryState.DEAD);
    assertThat(second.id()).isEqualTo(later);
    assertThat(second.state()).isEqualTo(DeliveryState.WAITING);
  }

  @Test
  void theTimeToGiveUpStandsStillWhileTheReserveOfApiCallsKeepsADeliveryBack() {
    // Given
    accept(UUID.randomUUID().toString(), Status.STARTED);
    tryAndEnd(AWAY);
    clock.advance(GIVE_UP_AFTER.minusMinutes(10));

    // When
    beInTheReserveFor(Duration.ofMinutes(20));
    Delivery afterIt = tryAndEnd(AWAY);

    // Then
    assertThat(afterIt.state()).isEqualTo(DeliveryState.WAITING);
    clock.advance(Duration.ofMinutes(12));
    assertThat(tryAndEnd(AWAY).state()).isEqualTo(DeliveryState.DEAD);
  }

  @Test
  void theTimeBeforeAndAfterTheReserveCounts() {
    // Given
    accept(UUID.randomUUID().toString(), Status.STARTED);
    Instant before = tryAndEnd(AWAY).firstAttemptAt().orElseThrow();
    clock.advance(Duration.ofHours(1));
    beInTheReserveFor(Duration.ofMinutes(20));
    clock.advance(Duration.ofHours(1));

    // When
    Instant after = tryAndEnd(AWAY).firstAttemptAt().orElseThrow();

    // Then the end is known to a look or two
    assertThat(Duration.between(before, after))
        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(22));
  }

  @Test
  void aFinalStatusIsNotKeptBackInTheReserveAndItsTimeGoesOn() {
    // Given
    DeliveryId id = accept();
    Instant before = tryAndEnd(AWAY).firstAttemptAt().orElseThrow();
    inTheReserve();
    clock.advance(Duration.ofMinutes(1));

    // When
    List<Claim> claimed = inTheReserve();

    // Then
    assertThat(claimed).extracting(Claim::delivery).containsExactly(id);
    assertThat(delivery(id).firstAttemptAt()).hasValue(before);
  }

  @Test
  void theTimeBehindAnEarlierOneThatIsKeptBackTooCountsOnce() {
    // Given
    String documentId = UUID.randomUUID().toString();
    DeliveryId earlier = accept(documentId, Status.CREATED);
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));
    accept(documentId, Status.STARTED);
    Delivery later = tryAndEnd(AWAY);
    actions.retry(earlier);
    tryAndEnd(AWAY);
    clock.advance(SECOND_DELAY);
    beInTheReserveFor(Duration.ofMinutes(20));
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));

    // When
    claimOne();

    // Then
    Duration waited = Duration.between(later.dueAt().orElseThrow(), clock.instant());
    assertThat(delivery(later.id()).firstAttemptAt())
        .hasValue(later.firstAttemptAt().orElseThrow().plus(waited));
  }

  /** As nodes do while something is due: they look every half minute. */
  private void beInTheReserveFor(Duration time) {
    Duration look = Duration.ofSeconds(30);
    for (Duration left = time; !left.isZero(); left = left.minus(look)) {
      assertThat(inTheReserve()).isEmpty();
      clock.advance(look);
    }
  }

  private List<Claim> inTheReserve() {
    return claims.claim(
        List.of(
            new Turn(
                new Route(design.org().id(), design.id()), DeliveryState.WAITING, Instant.EPOCH)),
        10,
        true);
  }

  @Test
  void afterAPersonsRetryTheDelaysBeginAnew() {
    // Given
    DeliveryId id = accept();
    tryAndEnd(AWAY);
    clock.advance(FIRST_DELAY.multipliedBy(2));
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));
    actions.retry(id);

    // When
    Delivery again = tryAndEnd(AWAY);

    // Then
    assertThat(Duration.between(clock.instant(), again.dueAt().orElseThrow()))
        .isLessThan(FIRST_DELAY.multipliedBy(2));
    assertThat(again.attempts()).isEqualTo(3);
  }

  @Test
  void everyTryAndEveryActionStandsInTheHistory() {
    // Given
    DeliveryId id = accept();
    tryAndEnd(AWAY);
    clock.advance(FIRST_DELAY.multipliedBy(2));
    tryAndEnd(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));
    clock.advance(Duration.ofSeconds(1));

    // When
    actions.retry(id);
    clock.advance(Duration.ofSeconds(1));
    tryAndEnd(written());

    // Then
    assertThat(history(id))
        .containsExactly(
            HistoryEntry.Outcome.RETRY,
            HistoryEntry.Outcome.DEAD,
            HistoryEntry.Outcome.RETRIED,
            HistoryEntry.Outcome.DELIVERED);
    assertThat(deliveries.history(id).get(0).code()).hasValue("SERVER_UNAVAILABLE");
    assertThat(deliveries.history(id).get(0).message()).hasValue("as Salesforce says it");
    assertThat(deliveries.history(id).get(0).duration()).isEqualTo(Duration.ofMillis(7));
    assertThat(delivery(id).errorCode()).isEmpty();
  }

  static Design disabled(Design design) {
    return new Design(
        design.id(),
        design.name(),
        false,
        design.org(),
        design.callers(),
        design.records(),
        design.fields(),
        design.statuses(),
        design.retry(),
        design.dates(),
        design.documents(),
        design.reply(),
        design.effective());
  }
}
