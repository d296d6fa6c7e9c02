package org.signrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "doc-1", "Übung 😀", "a=b \"c\"", "\\n"})
  void ordinaryTextIsLoggedAsItIs(String text) {
    // When
    String logged = LogText.of(text);

    // Then
    assertThat(logged).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0x0a, \\u000a",
    "0x0d, \\u000d",
    "0x09, \\u0009",
    "0x00, \\u0000",
    "0x1b, \\u001b",
    "0x7f, \\u007f",
    "0x85, \\u0085",
    "0x2028, \\u2028",
    "0x2029, \\u2029"
  })
  void noTextBeginsALineOrSteersATerminal(String code, String expected) {
    // Given
    char character = (char) Integer.decode(code).intValue();

    // When
    String logged = LogText.of("doc-1" + character + "level=ERROR");

    // Then
    assertThat(logged).isEqualTo("doc-1" + expected + "level=ERROR");
  }
}
