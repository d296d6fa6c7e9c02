package org.signrelay.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "doc-1",
        "Übung 😀",
        "\"quoted\" \\ and / more",
        "line\r\nbreak\ttab",
        "\u0000\u0001\u001f\u2028",
        "{\"json\":[1,2]}",
        "null",
        "12"
      })
  void whatIsWrittenIsReadAgainUnchanged(String value) {
    // Given
    Map<String, String> values = Map.of("documentId", value, "of" + value, "x");

    // When
    Map<String, String> read = PayloadText.read(PayloadText.write(values));

    // Then
    assertThat(read).isEqualTo(values);
  }

  @Test
  void theTextIsJsonInTheOrderOfTheNames() {
    // When
    String text = PayloadText.write(Map.of("b", "2", "a", "1", "C", "3"));

    // Then
    assertThat(text).isEqualTo("{\"C\":\"3\",\"a\":\"1\",\"b\":\"2\"}");
  }
}
