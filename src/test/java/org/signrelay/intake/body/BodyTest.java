package org.signrelay.intake.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class BodyTest {

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "application/json",
        "text/xml",
        "text/plain",
        "application/pdf",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense",
        ";;;"
      })
  void theFirstCharacterDecidesWhateverTheContentTypeSays(String contentType) {
    assertThat(read(" \n{\"a\":1}", contentType).format()).isEqualTo(BodyFormat.JSON);
    assertThat(read("[]", contentType).format()).isEqualTo(BodyFormat.JSON);
    assertThat(read("\t<a/>", contentType).format()).isEqualTo(BodyFormat.XML);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, x, MALFORMED_BODY",
    "application/vnd.a+json;charset=utf-8, x, MALFORMED_BODY",
    "text/xml, x, MALFORMED_BODY",
    "application/soap+xml, x, MALFORMED_BODY",
    "text/plain, x, UNSUPPORTED_BODY",
    "application/x-www-form-urlencoded, a=b, UNSUPPORTED_BODY",
    "multipart/form-data, --x, UNSUPPORTED_BODY",
    "application/pdf, %PDF-1.7, UNSUPPORTED_BODY",
    ", x, UNSUPPORTED_BODY",
    "application/json, '', MALFORMED_BODY",
    ", '  ', MALFORMED_BODY",
  })
  void whereTheFirstCharacterSaysNothingTheContentTypeDoes(
      String contentType, String text, Problem expected) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(text, contentType))
        .satisfies(refused -> assertThat(refused.refusal().problem()).isEqualTo(expected));
  }

  @Test
  void aScalarAloneIsJsonWithoutNamedValues() {
    assertThat(read("\"x\"", "application/json").values())
        .extracting(FoundValue::name)
        .containsExactly("");
  }

  private static Body read(String text, String contentType) {
    return Body.read(text.getBytes(UTF_8), ContentType.parse(contentType));
  }
}
