package org.signrelay.intake.transmission.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.intake.body.Place;

class PartHeaderTest {
  private static final Place PLACE = new Place(2, 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename=a.pdf|a.pdf",
        "filename = a.pdf ; x=y|a.pdf",
        "filename=\"a; b=c.pdf\"|a; b=c.pdf",
        "filename=\"a \\\"b\\\" \\\\ c.pdf\"|a \"b\" \\ c.pdf",
        "filename=\"C:\\docs\\a.pdf\"|C:\\docs\\a.pdf",
        "filename=\"öffentlich.pdf\"|öffentlich.pdf",
        "filename=plain.pdf; filename*=UTF-8''a%20%C3%A9+b.pdf|a é+b.pdf",
        "filename*=iso-8859-1'en'%E9.pdf|é.pdf",
        "filename=plain.pdf; filename*=UTF-8''%ZZ|plain.pdf",
        "filename=plain.pdf; filename*=no-such-charset''a|plain.pdf",
        "filename=plain.pdf; filename*=broken|plain.pdf",
        "filename=first; filename=second|first",
        "filename=\"unclosed|unclosed",
        "FileName=a.pdf|a.pdf",
        "filename=\"\"|",
        "filename=\"  \"|",
        "filename=|",
        "filename|",
        "other=x|",
      })
  void aFileNameIsReadHoweverItIsWritten(String parameters, String fileName) {
    assertThat(parse("Content-Disposition: form-data; name=n; " + parameters).fileName())
        .isEqualTo(Optional.ofNullable(fileName));
  }

  @Test
  void fieldsAreReadWhateverTheirOrderCaseAndLines() {
    // When
    PartHeader header =
        parse(
            "CONTENT-TYPE: Text/Plain; charset=utf-8",
            "no field",
            "content-disposition: form-data;",
            "\t name=\"Document ID\"",
            "Content-Transfer-Encoding: Base64",
            "Content-Transfer-Encoding: binary");

    // Then
    assertThat(header.name()).isEqualTo("Document ID");
    assertThat(header.contentType().mediaType()).isEqualTo("text/plain");
    assertThat(header.contentType().charset()).contains("utf-8");
    assertThat(header.transferEncoding()).isEqualTo("base64");
    assertThat(header.place()).isEqualTo(PLACE);
  }

  @Test
  void anEmptyHeaderSaysNothing() {
    // When
    PartHeader header = parse();

    // Then
    assertThat(header.name()).isEmpty();
    assertThat(header.fileName()).isEmpty();
    assertThat(header.contentType().mediaType()).isEmpty();
    assertThat(header.transferEncoding()).isEmpty();
  }

  @Test
  void aHostileFileNameIsReadInOneGo() {
    // Given
    String escapes = "\\\\".repeat(4_000);

    // Then
    assertThat(parse("Content-Disposition: form-data; filename=\"" + escapes + '"').fileName())
        .contains("\\".repeat(4_000));
    assertThat(parse("Content-Disposition: " + ";=\"".repeat(2_000)).fileName()).isEmpty();
  }

  private static PartHeader parse(String... lines) {
    return PartHeader.parse(List.of(lines), PLACE);
  }
}
