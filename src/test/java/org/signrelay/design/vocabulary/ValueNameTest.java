package org.signrelay.design.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "documentId",
        "DOCUMENT_ID",
        "Document Id",
        "esign:document-id",
        "\tdocument\u000BID"
      })
  void aNameIsRecognisedWhateverItsCaseSeparatorsAndNamespace(String name) {
    assertThat(ValueName.recognise(name)).contains(ValueName.DOCUMENT_ID);
  }

  @Test
  void everyLetterOfEveryAlphabetIsComparedWithoutCase() {
    IntStream.range(1, Character.MIN_SURROGATE)
        .filter(letter -> letter != ':' && " \t\n\u000B\f\r_-".indexOf(letter) < 0)
        .mapToObj(letter -> "A" + (char) letter + "Z")
        .forEach(
            name -> assertThat(ValueName.normalise(name)).isEqualTo(name.toLowerCase(Locale.ROOT)));
  }
}
