package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "doc-1", "2f0b-4c", "Übung 😀", "100% _a_", "a/b?c&d=e+f", "[x]{y}"})
  void ordinaryTextStandsAsItIs(String text) {
    // When
    String literal = Soql.literal(text);

    // Then
    assertThat(literal).isEqualTo("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "O'Brien, 'O\\'Brien'",
        "a\"b, 'a\\\"b'",
        "a\\b, 'a\\\\b'",
        "\\', '\\\\\\''",
        "\\n, '\\\\n'",
        "' OR Name != ', '\\' OR Name != \\''"
      })
  void textNeverLeavesItsQuotes(String text, String expected) {
    // When
    String literal = Soql.literal(text);

    // Then
    assertThat(literal).isEqualTo(expected);
  }

  @Test
  void controlCharactersBecomeTheEscapesThatSoqlKnows() {
    // When
    String literal = Soql.literal("\n\r\t\b\f\u0000\u0001\u001f\u007f");

    // Then
    assertThat(literal).isEqualTo("'\\n\\r\\t\\b\\f\\u0000\\u0001\\u001F\\u007F'");
  }
}
