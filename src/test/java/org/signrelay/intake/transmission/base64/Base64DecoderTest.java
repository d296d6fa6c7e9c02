package org.signrelay.intake.transmission.base64;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.refusal.RefusedException;

class Base64DecoderTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 1_000, 100_000})
  void whatWasEncodedIsDecodedInPiecesOfAnySize(int piece) throws IOException {
    // Given
    byte[] content = new byte[30_001];
    new Random(1).nextBytes(content);

    // Then
    assertThat(decoded(Base64.getEncoder().encodeToString(content), piece)).isEqualTo(content);
    assertThat(decoded(Base64.getMimeEncoder().encodeToString(content), piece)).isEqualTo(content);
    assertThat(decoded(Base64.getUrlEncoder().encodeToString(content), piece)).isEqualTo(content);
    assertThat(decoded(Base64.getUrlEncoder().withoutPadding().encodeToString(content), piece))
        .isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "QQ==, A",
        "QQ=, A",
        "QQ, A",
        "QUI=, AB",
        "QUI, AB",
        "QUJD, ABC",
        "`  Q U\r\n\tJ D  `, ABC",
        "`QQ = = `, A",
      })
  void paddingMayBeMissingAndWhiteSpaceStandAnywhere(String base64, String text)
      throws IOException {
    assertThat(new String(decoded(base64, 100), ISO_8859_1)).isEqualTo(text);
  }

  @Test
  void base64ThatBeginsLikeAPrefixIsContent() throws IOException {
    assertThat(decoded("data", 1)).isEqualTo(Base64.getDecoder().decode("data"));
    assertThat(decoded("dataDATA", 1)).isEqualTo(Base64.getDecoder().decode("dataDATA"));
    assertThat(decoded("daQ", 1)).isEqualTo(Base64.getDecoder().decode("daQ"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data:application/pdf;base64,QUJD|application/pdf",
        "DATA:image/png;name=a;BASE64,QUJD|image/png",
        "data:;base64,QUJD|",
        "QUJD|",
      })
  void aPrefixGivesTheMediaType(String base64, String mediaType) throws IOException {
    // Given
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Base64Decoder decoder = new Base64Decoder("fileData", out);

    // When
    decoder.decode(base64.toCharArray(), 0, base64.length());
    decoder.finish();

    // Then
    assertThat(decoder.mediaType()).isEqualTo(Optional.ofNullable(mediaType));
    assertThat(out.toString(ISO_8859_1)).isEqualTo("ABC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data:", "data:application/pdf", "data:text/plain,abc", "data:base64,QUJD"})
  void aPrefixThatPromisesNoBase64IsRefused(String value) {
    assertThat(refused(value).detail())
        .isEqualTo("\"fileData\" begins with data: but not with data:<media type>;base64,");
    assertThat(refused("data:" + "x".repeat(300)).problem()).isEqualTo(Problem.MALFORMED_DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`QUJ!`|`has \"!\" at position 4, which is no base64.`",
        "`QUJD\nQU D\n\"`|`has \"\\u0022\" at position 11, which is no base64.`",
        "`QUJé`|`has \"é\" at position 4, which is no base64.`",
        "`=`|`has \"=\" at position 1, which is no base64.`",
        "`Q===`|`has \"=\" at position 2, which is no base64.`",
        "`QUJD=`|`has \"=\" at position 5, which is no base64.`",
        "`QQ===`|`has \"=\" at position 5, which is no base64.`",
        "`QQ==QUJD`|`goes on behind its padding, with \"Q\" at position 5.`",
        "`QQ== !`|`goes on behind its padding, with \"!\" at position 6.`",
        "`QUJDQ`|`breaks off at position 5: a single character is left over.`",
        "`+-==`|`mixes the standard and the URL-safe alphabet of base64 at position 2.`",
        "`_AAA/`|`mixes the standard and the URL-safe alphabet of base64 at position 5.`",
      })
  void whatIsNoBase64IsRefusedWithItsPosition(String value, String reason) {
    assertThat(refused(value).problem()).isEqualTo(Problem.MALFORMED_DOCUMENT);
    assertThat(refused(value).detail()).isEqualTo("\"fileData\" " + reason);
  }

  @Test
  void anUnreplacedMergeFieldIsCalledThat() {
    assertThat(refused("[Completed Document]"))
        .isEqualTo(
            new Refusal(
                Problem.MISSING_VALUE, "\"fileData\" holds a merge field, not a document."));
  }

  @Test
  void nothingButWhiteSpaceIsBlank() throws IOException {
    // Given
    Base64Decoder decoder = new Base64Decoder("fileData", new ByteArrayOutputStream());

    // When
    decoder.decode(" \r\n\t".toCharArray(), 0, 4);

    // Then
    assertThat(decoder.isBlank()).isTrue();
  }

  private static byte[] decoded(String base64, int piece) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Base64Decoder decoder = new Base64Decoder("fileData", out);
    char[] characters = base64.toCharArray();
    for (int at = 0; at < characters.length; at += piece) {
      decoder.decode(characters, at, Math.min(piece, characters.length - at));
    }
    decoder.finish();
    return out.toByteArray();
  }

  private static Refusal refused(String value) {
    return catchThrowableOfType(RefusedException.class, () -> decoded(value, 3)).refusal();
  }
}
