package org.signrelay.intake.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`Ärger & <Söhne>`, `\"Ärger & <Söhne>\"`",
        "`a\"b\\c`, `\"a\\u0022b\\u005cc\"`",
        "`a\r\nWARN forged`, `\"a\\u000d\\u000aWARN forged\"`",
        "`\u202Eabc\u200B`, `\"\\u202eabc\\u200b\"`",
        "`\uD800x`, `\"\\ud800x\"`",
        "`\uD83D\uDE00`, `\"\uD83D\uDE00\"`",
        "`\u0000\u2028\uFFFF`, `\"\\u0000\\u2028\\uffff\"`",
        "``, `\"\"`",
      })
  void aTextOfTheCallerStaysOnOneLineAndForgesNothing(String text, String shown) {
    assertThat(Quoted.text(text)).isEqualTo(shown);
  }

  @Test
  void aLongTextIsShortened() {
    assertThat(Quoted.text("x".repeat(60))).hasSize(62);
    assertThat(Quoted.text("x".repeat(1_000_000))).isEqualTo("\"" + "x".repeat(60) + "…\"");
  }
}
