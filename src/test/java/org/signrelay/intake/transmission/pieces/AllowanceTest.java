package org.signrelay.intake.transmission.pieces;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class AllowanceTest {
  private static final int MOST = 1_000;
  private static final int ALL = MOST + Allowance.AHEAD;

  private final Allowance allowance = new Allowance(MOST);

  @Test
  void moreThanTheBoundAndWhatAParserReadsAheadIsRefused() {
    // When
    allowance.take(ALL);

    // Then
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> allowance.take(1))
        .satisfies(refused -> assertThat(refused.refusal().problem()).isEqualTo(Problem.TOO_LARGE));
  }

  @Test
  void whatIsGivenBackMayBeTakenAgain() {
    // Given
    allowance.take(ALL);

    // When
    allowance.giveBack(10);

    // Then
    assertThatCode(() -> allowance.take(10)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"e", "\u00E9", "\u65E5", "\uD83D\uDE00"})
  void textIsCountedInBytesOfUtf8(String character) {
    // Given
    int bytes = character.getBytes(UTF_8).length;
    int fitting = ALL / bytes;

    // Then
    assertThatCode(() -> read(character.repeat(fitting))).doesNotThrowAnyException();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(character.repeat(bytes)));
  }

  private void read(String text) throws IOException {
    try (Reader reader = new CountedReader(new StringReader(text), allowance)) {
      reader.transferTo(Writer.nullWriter());
    }
  }
}
