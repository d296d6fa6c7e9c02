package org.signrelay.design.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
  private static final Map<String, String> VALUES =
      Map.of("NAME", "value", "OUTER", "<${NAME}>", "LOOP", "${LOOP}", "COLON", "a:b");

  private final Expressions expressions =
      new Expressions(name -> Optional.ofNullable(VALUES.get(name)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain|plain",
        "${NAME}|value",
        "a ${NAME} b ${NAME}|a value b value",
        "${NONE:other}|other",
        "${NONE:http://x}|http://x",
        "${NAME:other}|value",
        "${NONE:${NAME}}|value",
        "${NONE:${NONE:deep}}|deep",
        "${OUTER}|<value>",
        "\\${NAME}|${NAME}",
        "$NAME {x}|$NAME {x}",
        "${COLON}|a:b"
      })
  void anExpressionIsReplaced(String text, String expected) {
    // When
    String expanded = expressions.expand(text);

    // Then
    assertThat(expanded).isEqualTo(expected);
  }

  @Test
  void aDefaultMayBeEmpty() {
    // When
    String expanded = expressions.expand("${NONE:}");

    // Then
    assertThat(expanded).isEmpty();
  }

  @Test
  void aNameThatNothingSetsIsNamed() {
    // Then
    assertThatThrownBy(() -> expressions.expand("${SIGNRELAY_TOKEN}"))
        .isInstanceOf(UnresolvedExpressionException.class)
        .hasMessageContaining("SIGNRELAY_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pa${ss}word", "${open", "${LOOP}", "${has blank}"})
  void aFailureShowsNothingThatMayBePartOfAPassword(String text) {
    // Then
    assertThatThrownBy(() -> expressions.expand(text))
        .isInstanceOf(UnresolvedExpressionException.class)
        .message()
        .doesNotContain("ss}", "pa$", "open", "blank");
  }
}
