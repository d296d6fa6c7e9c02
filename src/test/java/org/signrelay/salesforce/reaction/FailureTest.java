package org.signrelay.salesforce.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\ntwo",
        "one\r\ntwo",
        "one\ttwo",
        "one\u0000two",
        "one\u0085two",
        "one\u2028two",
        "one\u2029two",
        "\none\n\ntwo\n"
      })
  void codeAndMessageStandOnOneLine(String text) {
    // When
    Failure failure = failure(text, text);

    // Then
    assertThat(failure.message()).isEqualTo("one two");
    assertThat(failure.code()).isEqualTo("one two");
  }

  @Test
  void aLongMessageIsCut() {
    // When
    Failure failure = failure("CODE", "m".repeat(1001));

    // Then
    assertThat(failure.message()).isEqualTo("m".repeat(999) + "…");
  }

  @Test
  void aMessageThatFitsIsKept() {
    // When
    Failure failure = failure("CODE", "m".repeat(1000));

    // Then
    assertThat(failure.message()).isEqualTo("m".repeat(1000));
  }

  @Test
  void aLongCodeIsCut() {
    // When
    Failure failure = failure("C".repeat(81), "message");

    // Then
    assertThat(failure.code()).isEqualTo("C".repeat(79) + "…");
  }

  @Test
  void aCharacterOfTwoUnitsIsNotCutInTwo() {
    // When
    Failure failure = failure("CODE", "m".repeat(998) + "😀" + "m");

    // Then
    assertThat(failure.message()).isEqualTo("m".repeat(998) + "…");
  }

  @Test
  void anotherReactionLeavesTheRestAlone() {
    // Given
    Failure failure =
        new Failure(
            Reaction.RECONCILE,
            Scope.RECORD,
            "MODIFIED",
            "message",
            Optional.of(Duration.ofSeconds(7)));

    // When
    Failure other = failure.withReaction(Reaction.RETRY);

    // Then
    assertThat(other)
        .isEqualTo(
            new Failure(
                Reaction.RETRY,
                Scope.RECORD,
                "MODIFIED",
                "message",
                Optional.of(Duration.ofSeconds(7))));
  }

  private static Failure failure(String code, String message) {
    return new Failure(Reaction.RETRY, Scope.REQUEST, code, message);
  }
}
