package org.signrelay.bench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PdfTest {
  private final Pdf pdf = new Pdf((3 << 20) + 1);

  @Test
  void isAPdfOfItsSizeThatDoesNotShrink() throws IOException {
    // Given
    var bytes = new ByteArrayOutputStream();
    var deflated = new ByteArrayOutputStream();

    // When
    pdf.writeTo(bytes);
    try (var deflating = new DeflaterOutputStream(deflated)) {
      pdf.writeTo(deflating);
    }

    // Then
    assertThat(bytes.toByteArray()).startsWith('%', 'P', 'D', 'F').hasSize((int) pdf.size());
    assertThat(deflated.size()).isGreaterThan((int) (pdf.size() * 0.99));
  }

  @Test
  void itsBase64IsThatOfTheWhole() throws IOException {
    // Given
    var bytes = new ByteArrayOutputStream();
    var base64 = new ByteArrayOutputStream();

    // When
    pdf.writeTo(bytes);
    pdf.writeBase64To(base64);

    // Then
    assertThat(base64.toByteArray())
        .isEqualTo(Base64.getEncoder().encode(bytes.toByteArray()))
        .hasSize((int) pdf.base64Size());
  }
}
