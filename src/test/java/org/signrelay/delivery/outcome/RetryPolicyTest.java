package org.signrelay.delivery.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.SampleCall;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.design.RetrySettings;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");
  private static final RandomGenerator LOWEST = () -> 0;
  private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;
  private static final RandomGenerator HIGHEST = () -> -1;

  /** As the contract gives them for a design that sets none. */
  private static final RetrySettings DEFAULTS =
      new RetrySettings(
          List.of(
              Duration.ofSeconds(10),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofHours(1),
              Duration.ofHours(3),
              Duration.ofHours(6),
              Duration.ofHours(12)),
          Duration.ofHours(72),
          Duration.ofMinutes(15),
          false);

  @Test
  void whatIsWrittenIsDelivered() {
    // When
    Decision decision =
        decide(MIDDLE, new Outcome.Written(Optional.of("a01"), Optional.empty()), triedNow(1));

    // Then
    assertThat(decision).isEqualTo(new Decision.End(DeliveryState.DELIVERED));
  }

  @Test
  void whatIsOvertakenIsSuperseded() {
    // When
    Decision decision = decide(MIDDLE, new Outcome.Overtaken("DCO"), triedNow(1));

    // Then
    assertThat(decision).isEqualTo(new Decision.End(DeliveryState.SUPERSEDED));
  }

  @Test
  void whatIsStoppedIsHeld() {
    // When
    Decision decision = decide(MIDDLE, new Outcome.Stopped(HoldReason.LIMIT, "limit"), triedNow(0));

    // Then
    assertThat(decision).isEqualTo(new Decision.Hold());
  }

  @Test
  void aPermanentFailureIsADeadLetterAtOnce() {
    // When
    Decision decision = decide(MIDDLE, failed(Reaction.DEAD_LETTER), triedNow(1));

    // Then
    assertThat(decision).isEqualTo(new Decision.End(DeliveryState.DEAD));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"HOLD", "RETRY_LATER"})
  void whatStopsTheOrgIsHeld(Reaction reaction) {
    // When
    Decision decision = decide(MIDDLE, failed(reaction), triedNow(1));

    // Then
    assertThat(decision).isEqualTo(new Decision.Hold());
  }

  @Test
  void whatSalesforceHadAlreadyIsDelivered() {
    // When
    Decision decision = decide(MIDDLE, failed(Reaction.SUCCESS), triedNow(1));

    // Then
    assertThat(decision).isEqualTo(new Decision.End(DeliveryState.DELIVERED));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"HOLD", "RETRY_LATER", "DEAD_LETTER", "SUCCESS"})
  void anythingElseIsTriedAgain(Reaction reaction) {
    // When
    Decision decision = decide(MIDDLE, failed(reaction), triedNow(1));

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT10S",
    "2, PT1M",
    "3, PT5M",
    "4, PT15M",
    "5, PT1H",
    "6, PT3H",
    "7, PT6H",
    "8, PT12H",
    "9, PT12H",
    "20, PT12H"
  })
  void theDelaysFollowEachOtherAndTheLastIsRepeated(int attempts, Duration expected) {
    // When
    Decision decision = decide(MIDDLE, failed(Reaction.RETRY), triedNow(attempts));

    // Then
    assertThat(decision).isEqualTo(againAfter(expected));
  }

  @Test
  void chanceShortensADelayByAFifthAtMost() {
    // When
    Decision decision = decide(LOWEST, failed(Reaction.RETRY), triedNow(3));

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofMinutes(4)));
  }

  @Test
  void chanceLengthensADelayByAFifthAtMost() {
    // When
    Decision decision = decide(HIGHEST, failed(Reaction.RETRY), triedNow(3));

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofMinutes(6)));
  }

  @Test
  void theLastAttemptIsMadeWhenTheTimeToGiveUpHasCome() {
    // Given
    Delivery delivery = tried(9, NOW.minus(Duration.ofHours(71)));

    // When
    Decision decision = decide(MIDDLE, failed(Reaction.RETRY), delivery);

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({"PT71H59M59.999S, false", "PT72H, true", "PT73H, true"})
  void afterTheLastAttemptItIsADeadLetter(Duration sinceFirstAttempt, boolean dead) {
    // Given
    Delivery delivery = tried(9, NOW.minus(sinceFirstAttempt));

    // When
    Decision decision = decide(MIDDLE, failed(Reaction.RETRY), delivery);

    // Then
    assertThat(decision.equals(new Decision.End(DeliveryState.DEAD))).isEqualTo(dead);
  }

  @Test
  void aMissingRecordIsLookedForAgainAfterTheSameDelays() {
    // Given
    Delivery delivery = triedNow(2);
    delivery.recordMissing(NOW);

    // When
    Decision decision = decide(MIDDLE, new Outcome.RecordMissing("none"), delivery);

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofMinutes(1)));
  }

  @Test
  void aMissingRecordIsLookedForALastTimeWhenItsOwnTimeIsOver() {
    // Given
    Delivery delivery = tried(4, NOW.minus(Duration.ofHours(50)));
    delivery.recordMissing(NOW.minus(Duration.ofMinutes(10)));

    // When
    Decision decision = decide(MIDDLE, new Outcome.RecordMissing("none"), delivery);

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofMinutes(5)));
  }

  @Test
  void aRecordThatIsStillMissingThenMakesADeadLetter() {
    // Given
    Delivery delivery = tried(4, NOW.minus(Duration.ofMinutes(15)));
    delivery.recordMissing(NOW.minus(Duration.ofMinutes(15)));

    // When
    Decision decision = decide(MIDDLE, new Outcome.RecordMissing("none"), delivery);

    // Then
    assertThat(decision).isEqualTo(new Decision.End(DeliveryState.DEAD));
  }

  @Test
  void theTimeOfAMissingRecordDoesNotEndOtherFailures() {
    // Given
    Delivery delivery = tried(1, NOW.minus(Duration.ofMinutes(20)));
    delivery.recordMissing(NOW.minus(Duration.ofMinutes(20)));

    // When
    Decision decision = decide(MIDDLE, failed(Reaction.RETRY), delivery);

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "UNABLE_TO_LOCK_ROW, ''",
    "UNABLE_TO_LOCK_RECORD, ''",
    "RECORD_LOCKED, ''",
    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, 'ESign: caused by: UNABLE_TO_LOCK_ROW, unable to obtain'"
  })
  void aLockedRowIsTriedAgainAfterASecond(String code, String message) {
    // When
    Decision decision =
        decide(MIDDLE, failed(Reaction.RETRY, code, message, Optional.empty()), triedNow(1));

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT1S",
    "2, PT2S",
    "3, PT4S",
    "4, PT8S",
    "5, PT16S",
    "10, PT8M32S",
    "17, PT12H",
    "99, PT12H"
  })
  void aRowThatStaysLockedIsTriedEverLessOften(int attempts, Duration expected) {
    // When
    Decision decision =
        decide(
            MIDDLE,
            failed(Reaction.RETRY, "UNABLE_TO_LOCK_ROW", "", Optional.empty()),
            triedNow(attempts));

    // Then
    assertThat(decision).isEqualTo(againAfter(expected));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "3, false", "4, true", "5, true"})
  void anInternalErrorIsTriedFiveTimesAtMost(long before, boolean dead) {
    // Given
    Delivery delivery = triedNow((int) before + 1);

    // When
    Decision decision =
        new RetryPolicy(MIDDLE).decide(failed(Reaction.RETRY_FEW), delivery, DEFAULTS, before, NOW);

    // Then
    assertThat(decision.equals(new Decision.End(DeliveryState.DEAD))).isEqualTo(dead);
  }

  @ParameterizedTest
  @CsvSource({"PT30S, PT30S", "PT1H, PT1H", "PT5S, PT8S", "PT0S, PT8S", "PT100H, PT72H"})
  void theWaitThatAProxyAsksForIsNeverCutShort(Duration asked, Duration expected) {
    // When
    Decision decision =
        decide(LOWEST, failed(Reaction.RETRY, "http-503", "", Optional.of(asked)), triedNow(1));

    // Then
    assertThat(decision).isEqualTo(againAfter(expected));
  }

  @ParameterizedTest
  @CsvSource({"0, PT0S", "9, PT1H", "9, PT72H", "9, PT100H"})
  void whatCouldNotBeSentIsTriedWhenTheLoginsPauseIsOverThoughItIsTimeToGiveUp(
      int attempts, Duration sinceFirstAttempt) {
    // Given
    Delivery delivery = tried(attempts, NOW.minus(sinceFirstAttempt));

    // When
    Decision decision =
        decide(
            HIGHEST,
            failed(Reaction.RETRY, "login-paused", "", Optional.of(Duration.ofSeconds(7))),
            delivery);

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"login-elsewhere", "too-many-calls"})
  void whatWaitsForItsServerIsTriedAfterTheFirstDelay(String code) {
    // When
    Decision decision =
        decide(MIDDLE, failed(Reaction.RETRY, code, "", Optional.empty()), tried(7, NOW));

    // Then
    assertThat(decision).isEqualTo(againAfter(Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @CsvSource({"0, PT7S", "1, PT10S", "2, PT1M", "4, PT15M", "8, PT15M", "100000, PT15M"})
  void whatCouldNotBeSentAgainAndAgainWaitsLongerEachTime(long before, Duration expected) {
    // When
    Decision decision =
        new RetryPolicy(MIDDLE)
            .decide(
                failed(Reaction.RETRY, "login-paused", "", Optional.of(Duration.ofSeconds(7))),
                tried(0, NOW),
                DEFAULTS,
                before,
                NOW);

    // Then
    assertThat(decision).isEqualTo(againAfter(expected));
  }

  private static Decision decide(RandomGenerator chance, Outcome outcome, Delivery delivery) {
    return new RetryPolicy(chance).decide(outcome, delivery, DEFAULTS, 0, NOW);
  }

  private static Decision againAfter(Duration delay) {
    return new Decision.TryAgain(NOW.plus(delay));
  }

  private static Outcome failed(Reaction reaction) {
    return failed(reaction, "CODE", "message", Optional.empty());
  }

  private static Outcome failed(
      Reaction reaction, String code, String message, Optional<Duration> retryAfter) {
    return new Outcome.Failed(new Failure(reaction, Scope.RECORD, code, message, retryAfter));
  }

  private static Delivery triedNow(int attempts) {
    return tried(attempts, NOW);
  }

  private static Delivery tried(int attempts, Instant firstAttempt) {
    Delivery delivery = new SampleCall().delivery(firstAttempt);
    for (int attempt = 0; attempt < attempts; attempt++) {
      delivery.countAttempt(firstAttempt);
    }
    return delivery;
  }
}
