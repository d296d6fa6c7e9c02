package org.signrelay.intake.transmission.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.refusal.RefusedException;

class XmlMarkupTest {
  private static final String LONG = "0123456789".repeat(2_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>%s</a>",
        "<a b='%s'/>",
        "<!--%s--><a/>",
        "<!--> <![CDATA[ %s --><a/>",
        "<?p <![CDATA[ %s ?><a/>",
        "<a><![CDATA[]]>%s</a>",
        "<a><![CDATA[]]]]>%s</a>",
        "<a><!---->%s<![CDATA[x]]></a>",
        "<a><?p ??>%s</a>",
      })
  void everythingButLongSectionsIsLeftAlone(String xml) throws IOException {
    assertThat(read(xml.formatted(LONG))).isEqualTo(xml.formatted(LONG));
  }

  @Test
  void aLongSectionBecomesSeveralThatSayTheSame() throws IOException {
    // When
    String xml = read("<a><![CDATA[" + LONG + "]]></a>");

    // Then
    assertThat(xml.replace("]]><![CDATA[", "")).isEqualTo("<a><![CDATA[" + LONG + "]]></a>");
    assertThat(Arrays.stream(xml.split("]]>", -1)).map(String::length))
        .allMatch(length -> length < 4_200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"]", "\r\n", "\uD83D\uDE00", "]]\r"})
  void aSectionIsNeverCutWhereThatWouldChangeIt(String text) throws IOException {
    assertThat(read("<![CDATA[" + text.repeat(5_000) + " ]]>"))
        .doesNotContain("]]]><![CDATA[", "\r]]><![CDATA[", "\uD83D]]><![CDATA[");
  }

  @Test
  void whiteSpaceBeforeTheXmlIsLeftOut() throws IOException {
    // Given
    XmlMarkup markup = new XmlMarkup(new StringReader(" \n\t\r\n".repeat(3_000) + "<a/>"));

    // Then
    assertThat(markup.start()).isEqualTo(6_000);
    assertThat(markup.read()).isEqualTo('<');
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!DOCTYPE a><a/>", "<?xml version='1.0'?>\n<!DOCTYPE", "<a><!D"})
  void aDocumentTypeIsRefused(String xml) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read(xml));
  }

  private static String read(String xml) throws IOException {
    StringWriter text = new StringWriter();
    try (XmlMarkup markup = new XmlMarkup(new StringReader(xml))) {
      markup.transferTo(text);
    }
    return text.toString();
  }
}
