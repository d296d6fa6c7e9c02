package org.signrelay.intake.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "multipart/form-data; boundary=abc|abc",
        "multipart/form-data; boundary=abc ; charset=utf-8|abc",
        "multipart/form-data;BOUNDARY = \"a b:c,d\"; x=y|a b:c,d",
        "multipart/form-data; boundary=\"\"|",
        "multipart/form-data|",
      })
  void theBoundaryIsTakenWithoutItsQuotes(String header, String boundary) {
    assertThat(ContentType.parse(header).boundary()).isEqualTo(Optional.ofNullable(boundary));
  }

  @ParameterizedTest
  @CsvSource({
    "text/xml, XML",
    "application/soap+xml; charset=utf-8, SOAP_1_2",
    "application/vnd.a+json, JSON",
    "APPLICATION/X-WWW-FORM-URLENCODED; charset=utf-8, FORM",
    "text/plain,",
    ";,",
    ",",
  })
  void theFormatIsThatOfTheMediaType(String header, BodyFormat format) {
    assertThat(ContentType.parse(header).format()).isEqualTo(Optional.ofNullable(format));
  }
}
