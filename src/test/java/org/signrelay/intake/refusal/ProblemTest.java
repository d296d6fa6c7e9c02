package org.signrelay.intake.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

  @ParameterizedTest
  @EnumSource(Problem.class)
  void everyProblemSaysWhatItIsAndWhatToDo(Problem problem) {
    assertThat(problem.type()).matches("urn:signrelay:problem:[a-z]+(-[a-z]+)*");
    assertThat(problem.title()).isNotBlank().doesNotEndWith(".");
    assertThat(problem.remedy()).endsWith(".");
    assertThat(problem.status()).isIn(400, 401, 403, 404, 405, 413, 415, 422, 429, 503);
    assertThat(problem.result()).isEqualTo(problem.status() == 503 ? "not accepted" : "refused");
  }

  @Test
  void aWaitIsRoundedUpToWholeSeconds() {
    // Given
    Refusal refusal = new Refusal(Problem.NOT_COMMITTED, "x");

    // Then
    assertThat(refusal.retryAfter(Duration.ZERO).headers()).containsEntry("Retry-After", "1");
    assertThat(refusal.retryAfter(Duration.ofMillis(2_001)).headers())
        .containsEntry("Retry-After", "3");
  }
}
