package org.signrelay.intake.transmission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class TransmissionBodyTest {
  private static final String MULTIPART = "multipart/form-data; boundary=b";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' \n{\"a\":1}'|text/xml|JSON",
        "'[]'|application/pdf|JSON",
        "'{\"a\":1}'|multipart/form-data; boundary=b|JSON",
        "' <a/>'|application/json|XML",
        "'<a/>'|text/plain|XML",
        "'%PDF-1.7'|application/json|RAW",
        "' \n%PDF-1.7'|''|RAW",
      })
  void theStartDecidesOnTheFormatWhateverTheContentTypeSays(
      String body, String contentType, TransmissionFormat format) throws IOException {
    assertThat(Call.of(contentType, body).read().format()).isEqualTo(format);
  }

  @Test
  void hyphensAreMultipartIfTheContentTypeNamesABoundary() throws IOException {
    // Given
    String body = "--b\r\n\r\nx\r\n--b--";

    // Then
    assertThat(Call.of(MULTIPART, body).read().format()).isEqualTo(TransmissionFormat.MULTIPART);
    assertThat(Call.of("multipart/form-data", body).refused().problem())
        .isEqualTo(Problem.UNSUPPORTED_BODY);
    assertThat(Call.of("text/plain; boundary=b", body).refused().problem())
        .isEqualTo(Problem.UNSUPPORTED_BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "PK\u0003\u0004", "JVBERi0xLjc=", "documentContent=JVBERi0xLjc="})
  void anyOtherFormatIsNotSupported(String body) {
    assertThat(Call.of("application/octet-stream", body).refused().problem())
        .isEqualTo(Problem.UNSUPPORTED_BODY);
  }

  @Test
  void aStartThatSaysNothingIsReadAsTheContentTypeClaimsSoThatTheReasonHasAPlace() {
    assertThat(Call.json("oops").refused().detail())
        .isEqualTo("The body is not valid JSON: line 1, column 5.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n\t "})
  void anEmptyBodyIsMalformed(String body) {
    assertThat(Call.of("application/pdf", body).refused().problem())
        .isEqualTo(Problem.MALFORMED_BODY);
  }

  @Test
  void aBodyOfPdfIsOneDocumentByteForByte() throws IOException {
    // Given
    String pdf = "%PDF-1.7\n" + "\u00E2\u00E3\u00FF\u0000".repeat(200) + "\r\n%%EOF";
    Call call = Call.of("application/pdf", pdf, ISO_8859_1);

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly(new String(pdf.getBytes(ISO_8859_1), UTF_8));
    assertThat(call.kept().complete()).containsExactly(true);
    assertThat(body.documents())
        .containsExactly(
            new FoundDocument(
                "", Optional.empty(), Optional.empty(), Optional.of("application/pdf")));
  }

  @Test
  void valuesOfQueryAndHeadersComeFirst() throws IOException {
    // Given
    Place nowhere = new Place(1, 1);

    // When
    TransmissionBody body =
        Call.json("{\"a\":\"1\"}").read(List.of(new FoundValue("documentId", "x", nowhere)));

    // Then
    assertThat(body.values())
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(tuple("documentId", "x"), tuple("a", "1"));
  }

  @Test
  void aDocumentUpToTheLimitIsTakenAndALargerOneIsNot() throws IOException {
    // Given
    String largest = "%PDF" + "x".repeat((int) Call.LIMITS.largestDocument() - 4);

    // Then
    assertThat(Call.of("", largest).read().documents()).hasSize(1);
    assertThat(Call.of("", largest + "x").refused().problem())
        .isEqualTo(Problem.DOCUMENT_TOO_LARGE);
  }

  @Test
  void aDocumentOfARefusedCallIsNeverClosed() {
    // Given
    String part = "--b\r\nContent-Disposition: form-data; name=a; filename=a\r\n\r\n";
    Call call = Call.of(MULTIPART, part + "ABC\r\n" + part + "x".repeat(500));

    // When
    call.refused();

    // Then
    assertThat(call.kept().complete()).containsExactly(true, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"documentContent\":\"QUJD",
        "{\"a\":\"",
        "<a><documentContent>QUJD",
        "<a>",
        "%PDF-1.7",
        "--b\r\nContent-Disposition: form-data; name=fileData; filename=a\r\n\r\nABC",
        "{",
      })
  void aBodyThatBreaksOffIsRefused(String start) {
    // Given
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream((start + "QUJD".repeat(100)).getBytes(UTF_8)), new Broken());

    // Then
    assertThat(Call.of(MULTIPART, broken).refused())
        .satisfies(
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(Problem.BAD_REQUEST);
              assertThat(refusal.detail()).isEqualTo("The body could not be read to its end.");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"documentContent\":\"QUJD\"}",
        "<documentContent>QUJD</documentContent>",
        "%PDF-1.7",
        "--b\r\nContent-Disposition: form-data; name=a; filename=a\r\n\r\nABC\r\n--b--",
      })
  void whatTheSinkThrowsPassesThrough(String body) {
    // Given
    IOException full = new IOException("disk full");
    RefusedException refused = new RefusedException(Problem.NOT_COMMITTED, "no");

    // Then
    assertThatThrownBy(() -> Call.of(MULTIPART, body).read(() -> new Failing(full))).isSameAs(full);
    assertThatThrownBy(
            () ->
                Call.of(MULTIPART, body)
                    .read(
                        () -> {
                          throw refused;
                        }))
        .isSameAs(refused);
  }

  @Test
  void aByteOrderMarkDecidesOnTheCharset() throws IOException {
    // Given
    Call json = Call.of("", "{\"name\":\"é\",\"fileData\":\"QUJD\"}", UTF_16);
    Call xml = Call.of("", "\uFEFF<a><b>é</b><fileData>QUJD</fileData></a>", UTF_8);

    // Then
    assertThat(json.read().values()).extracting(FoundValue::value).containsExactly("é");
    assertThat(xml.read().values()).extracting(FoundValue::value).containsExactly("é");
    assertThat(json.kept().texts()).containsExactly("ABC");
    assertThat(xml.kept().texts()).containsExactly("ABC");
  }

  @Test
  void theCharsetOfContentTypeOrDeclarationIsUsed() throws IOException {
    assertThat(Call.of("text/xml; charset=iso-8859-1", "<a>é</a>", ISO_8859_1).read().values())
        .extracting(FoundValue::value)
        .containsExactly("é");
    assertThat(
            Call.of("", "<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>", ISO_8859_1)
                .read()
                .values())
        .extracting(FoundValue::value)
        .containsExactly("é");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\n\"xé\"}", "<a>\n <b>xé</b></a>"})
  void bytesThatAreNoTextAreRefusedWithTheirPlace(String body) {
    assertThat(Call.of("", body, ISO_8859_1).refused().detail())
        .matches("The body is not text in UTF-8: line 2, column \\d\\.");
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }
  }

  private static final class Failing extends OutputStream {
    private final IOException failure;

    Failing(IOException failure) {
      this.failure = failure;
    }

    @Override
    public void write(int octet) throws IOException {
      throw failure;
    }
  }
}
