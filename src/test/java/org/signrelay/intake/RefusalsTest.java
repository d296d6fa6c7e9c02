package org.signrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.delivery.accept.NotAcceptedException;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.refusal.RefusedException;

class RefusalsTest {

  @Test
  void aRefusalIsAnsweredAsItIs() {
    // Given
    Refusal refusal = new Refusal(Problem.MISSING_VALUE, "detail");

    // Then
    assertThat(Refusals.of(new RefusedException(refusal))).isEqualTo(refusal);
  }

  @Test
  void whatCouldNotBeCommittedIsToBeSentAgain() {
    // When
    Refusal refusal =
        Refusals.of(new NotAcceptedException("database", Duration.ofMillis(1_500), null));

    // Then
    assertThat(refusal.problem().status()).isEqualTo(503);
    assertThat(refusal.problem().result()).isEqualTo("not accepted");
    assertThat(refusal.headers()).isEqualTo(Map.of("Retry-After", "2"));
    assertThat(refusal.detail()).doesNotContain("database");
  }

  @Test
  void aDefectIsAnsweredWithSendItAgainAndTellsNothing() {
    // When
    Refusal refusal = Refusals.of(new IllegalStateException("inner secret"));

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.NOT_COMMITTED);
    assertThat(refusal.headers()).isEqualTo(Map.of("Retry-After", "60"));
    assertThat(refusal.detail()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "404, UNKNOWN_ADDRESS",
    "405, METHOD_NOT_ALLOWED",
    "406, BAD_REQUEST",
    "413, TOO_LARGE",
    "415, UNSUPPORTED_BODY",
  })
  void theFrameworksRefusalsGetTheSameForms(int status, Problem expected) {
    assertThat(Refusals.ofStatus(status).problem()).isEqualTo(expected);
  }

  @Test
  void aCallThatMayBeMeantForATrialIsNeverCarriedOut() {
    assertThat(Validation.isWanted(List.of("true"))).isTrue();
    assertThat(Validation.isWanted(List.of(""))).isTrue();
    assertThat(Validation.isWanted(List.of("false", "1"))).isTrue();
    assertThat(Validation.isWanted(null)).isFalse();
    assertThat(Validation.isWanted(List.of("False"))).isFalse();
  }
}
