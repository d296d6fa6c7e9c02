package org.signrelay.intake.transmission.pieces;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.refusal.RefusedException;

class BodyReaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-32", "ISO-2022-JP", "Shift_JIS"})
  void textIsTheSameHoweverManyBytesACharacterHas(String charset) throws IOException {
    // Given
    String text = "a\u65E5\u672C\n".repeat(10_000);

    // Then
    assertThat(read(text.getBytes(Charset.forName(charset)), Charset.forName(charset)))
        .isEqualTo(text);
  }

  @Test
  void aPairThatDoesNotFitIntoABufferStaysWhole() throws IOException {
    // Given
    String text = "a" + "\uD83D\uDE00".repeat(10_000);

    // Then
    assertThat(read(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
    assertThat(read(text.getBytes(UTF_16LE), UTF_16LE)).isEqualTo(text);
  }

  @Test
  void whatIsNoTextIsRefusedWithItsExactPlace() {
    // Given
    byte[] bytes = ("x".repeat(9_000) + "\nabc?").getBytes(UTF_8);
    bytes[bytes.length - 1] = (byte) 0xC3;

    // Then
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(bytes, UTF_8))
        .satisfies(
            refused ->
                assertThat(refused.refusal().detail())
                    .isEqualTo("The body is not text in UTF-8: line 2, column 4."));
  }

  private static String read(byte[] bytes, Charset charset) throws IOException {
    StringWriter text = new StringWriter();
    try (BodyReader reader = new BodyReader(new ByteArrayInputStream(bytes), charset)) {
      reader.transferTo(text);
    }
    return text.toString();
  }
}
