package org.signrelay.design.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=b",
        "a = b",
        "a: b",
        "a b",
        "  a\t=\tb",
        "a",
        "a=",
        "a = b = c",
        "a\\ b\\=c = d",
        "# no\n! no\n\na=b\r\nc=d\re=f",
        "a = one, \\\n   two, \\\n   three\nb = c",
        "a = \\u00e9\\t\\n\\\\",
        "a = b\\",
        "a = ends in two\\\\\nb = c"
      })
  void aLineMeansWhatItMeansToJava(String text) throws IOException {
    // Given
    Properties expected = new Properties();
    expected.load(new StringReader(text));

    // When
    List<PropertiesLine> lines = PropertiesText.read(text);

    // Then
    assertThat(lines)
        .extracting(PropertiesLine::key, PropertiesLine::value)
        .containsExactlyInAnyOrderElementsOf(
            expected.entrySet().stream()
                .map(entry -> tuple(entry.getKey(), entry.getValue()))
                .toList());
  }

  @Test
  void eachLineKnowsItsNumber() {
    // When
    List<PropertiesLine> lines = PropertiesText.read("\uFEFFa = 1\n# no\n\nb = 2 \\\n  3\nc = 4");

    // Then
    assertThat(lines)
        .extracting(PropertiesLine::number, PropertiesLine::key)
        .containsExactly(tuple(1, "a"), tuple(4, "b"), tuple(6, "c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\,b", "a\\\\,b"})
  void anEscapedCommaIsKeptForListsHoweverManyBackslashesAreTyped(String typed) {
    // When
    List<PropertiesLine> lines = PropertiesText.read("k = " + typed);

    // Then
    assertThat(lines).extracting(PropertiesLine::listText).containsExactly("a\\,b");
  }

  @Test
  void blanksBehindAValueDoNotCountUnlessTheyAreEscaped() {
    // When
    List<PropertiesLine> lines = PropertiesText.read("a = secret  \t\nb = secret\\ ");

    // Then
    assertThat(lines).extracting(PropertiesLine::value).containsExactly("secret", "secret ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass\\word", "C:\\keys\\a.pem", "\\u12", "\\'"})
  void aBackslashThatJavaWouldDropIsNoticed(String typed) {
    // When
    List<PropertiesLine> lines = PropertiesText.read("k = " + typed);

    // Then
    assertThat(lines).extracting(PropertiesLine::wellEscaped).containsExactly(false);
  }
}
