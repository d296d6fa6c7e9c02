package org.signrelay.intake.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
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
    "application/x-www-form-urlencoded, a=%, MALFORMED_BODY",
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
  void theFormatIsKnownOfABodyThatDoesNotParse() {
    // Given
    List<BodyFormat> seen = new ArrayList<>();
    String broken =
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a>A & B</a>";

    // When
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () -> Body.read(broken.getBytes(UTF_8), ContentType.parse("text/plain"), seen::add));

    // Then
    assertThat(seen).containsExactly(BodyFormat.XML, BodyFormat.SOAP_1_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"documentId\":\"D-1\"}", "<a><documentId>D-1</documentId></a>"})
  void aFormIsWhatItsFirstCharacterSaysToo(String text) {
    assertThat(read(text, "application/x-www-form-urlencoded").values())
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(tuple("documentId", "D-1"));
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
