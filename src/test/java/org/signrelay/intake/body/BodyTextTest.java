package org.signrelay.intake.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class BodyTextTest {
  private static final String TEXT = "<n>Ärger & Söhne €</n>";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @ParameterizedTest
  @CsvSource({
    "UTF-8, text/xml",
    "UTF-8, text/xml;charset=utf-8",
    "UTF-8, text/xml; charset=\"UTF-8\"; action=x",
    "windows-1252, text/xml; Charset=windows-1252",
    "UTF-16BE, text/xml;charset=utf-16be",
    "UTF-16LE, text/xml;charset=UTF-16LE",
    "UTF-16LE, text/xml",
    "UTF-16BE, text/xml",
  })
  void theCharsetOfTheContentTypeIsUsedElseItIsFoundOut(String charset, String contentType) {
    assertThat(decode(TEXT.getBytes(Charset.forName(charset)), contentType)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
  void aByteOrderMarkWinsOverTheContentTypeAndIsTakenOff(String charset) {
    // Given
    byte[] marked = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));

    // Then
    assertThat(decode(marked, "text/xml;charset=iso-8859-1")).isEqualTo(TEXT);
  }

  @Test
  void theXmlDeclarationIsUsedWhenTheContentTypeSaysNothing() {
    // Given
    String xml = "<?xml version=\"1.0\" encoding='windows-1252'?>" + TEXT;

    // Then
    assertThat(decode(xml.getBytes(WINDOWS), "text/xml")).isEqualTo(xml);
  }

  @Test
  void theContentTypeWinsOverTheXmlDeclaration() {
    // Given
    String xml = "<?xml version='1.0' encoding='windows-1252'?>" + TEXT;

    // Then
    assertThat(decode(xml.getBytes(UTF_8), "text/xml;charset=utf-8")).isEqualTo(xml);
  }

  @Test
  void aClaimOfUtf16ForSingleBytesDoesNotCount() {
    // Given
    String xml = "<?xml version='1.0' encoding='utf-16'?>" + TEXT;

    // Then
    assertThat(decode(xml.getBytes(UTF_8), "text/xml")).isEqualTo(xml);
    assertThat(decode(TEXT.getBytes(UTF_8), "text/xml;charset=utf-16")).isEqualTo(TEXT);
  }

  @Test
  void bytesThatAreNoTextInTheirCharsetAreRefusedWithLineAndColumn() {
    assertRefused(
        "<a>\n<b>Ä</b></a>".getBytes(ISO_8859_1),
        "text/xml",
        Problem.MALFORMED_BODY,
        "The body is not text in UTF-8: line 2, column 4.");
    assertRefused(
        new byte[] {'{', (byte) 0xC3},
        "application/json",
        Problem.MALFORMED_BODY,
        "The body is not text in UTF-8: line 1, column 2.");
    assertRefused(
        new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
        "application/json",
        Problem.MALFORMED_BODY,
        "The body is not text in UTF-8: line 1, column 2.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "Shift_JIS", "ISO-2022-JP"})
  void aCharacterOfSeveralBytesIsReadWhereverItStands(String charset) {
    for (int before = 0; before < 200; before++) {
      // Given
      String text = "{" + "x".repeat(before) + "日本" + (charset.startsWith("UTF") ? "😀" : "") + "}";

      // Then
      assertThat(decode(text.getBytes(Charset.forName(charset)), "text/plain; charset=" + charset))
          .isEqualTo(text);
    }
  }

  @Test
  void aCharacterThatIsCutOffIsRefusedWhereverItStands() {
    for (int before = 0; before < 200; before++) {
      byte[] bytes = ("x".repeat(before) + "😀").getBytes(UTF_8);
      assertRefused(
          Arrays.copyOf(bytes, bytes.length - 1),
          "application/json",
          Problem.MALFORMED_BODY,
          "The body is not text in UTF-8: line 1, column " + (before + 1) + ".");
    }
  }

  @Test
  void aReplacementCharacterThatWasSentIsText() {
    assertThat(decode("{\"a\":\"\uFFFD\"}".getBytes(UTF_8), "")).isEqualTo("{\"a\":\"\uFFFD\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"klingon", "no such:", "$$$"})
  void anUnknownCharsetIsRefused(String charset) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> decode(TEXT.getBytes(UTF_8), "text/xml;charset='" + charset + "'"))
        .satisfies(
            refused -> assertThat(refused.refusal().problem()).isEqualTo(Problem.UNSUPPORTED_BODY));
  }

  @Test
  void shortBodiesAreNoTrap() {
    assertThat(decode(new byte[0], null)).isEmpty();
    assertThat(decode(new byte[] {'x'}, null)).isEqualTo("x");
    assertThat(decode("é".getBytes(UTF_16BE), "text/xml;charset=utf-16be")).hasSize(1);
    assertThat(decode("{}".getBytes(UTF_16LE), "")).isEqualTo("{}");
  }

  private static void assertRefused(
      byte[] bytes, String contentType, Problem problem, String detail) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> decode(bytes, contentType))
        .satisfies(
            refused -> {
              assertThat(refused.refusal().problem()).isEqualTo(problem);
              assertThat(refused.refusal().detail()).isEqualTo(detail);
            });
  }

  private static String decode(byte[] bytes, String contentType) {
    return BodyText.decode(bytes, ContentType.parse(contentType));
  }
}
