package org.signrelay.intake.transmission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.Problem;

class MultipartTransmissionTest {
  private static final String TYPE = "Multipart/Form-Data; charset=utf-8; boundary=b";
  private static final String FIELD = "Content-Disposition: form-data; name=";

  @Test
  void partsWithAFileNameAreDocumentsAndTheOthersValuesInAnyOrder() throws IOException {
    // Given
    Call call =
        call(
            part(FIELD + "documentId", "A-1"),
            part(
                FIELD + "\"one\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf",
                "%PDF\r\n\r\n--x"),
            part(FIELD + "two; filename=b.txt", "B"),
            part(FIELD + "\"Status\"", "DCO"));

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(body.format()).isEqualTo(TransmissionFormat.MULTIPART);
    assertThat(body.values())
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(tuple("documentId", "A-1"), tuple("Status", "DCO"));
    assertThat(body.documents())
        .containsExactly(
            new FoundDocument(
                "one", Optional.empty(), Optional.of("a.pdf"), Optional.of("application/pdf")),
            new FoundDocument("two", Optional.empty(), Optional.of("b.txt"), Optional.empty()));
    assertThat(call.kept().texts()).containsExactly("%PDF\r\n\r\n--x", "B");
    assertThat(call.kept().complete()).containsExactly(true, true);
  }

  @Test
  void aPartKnowsItsLine() throws IOException {
    assertThat(call(part(FIELD + "a", "1\n2"), part(FIELD + "b", "x")).read().values())
        .extracting(value -> value.place().line())
        .containsExactly(2, 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUJD", " QUJ\r\nD ", "data:text/plain;base64,QUJD"})
  void aFieldNamedLikeADocumentIsBase64(String content) throws IOException {
    // Given
    Call call = call(part(FIELD + "documentContent", content));

    // When
    call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly("ABC");
  }

  @Test
  void aFieldNamedLikeADocumentMayHoldThePdfItself() throws IOException {
    // Given
    Call call = call(part(FIELD + "documentContent", "%PDF-1.7"));

    // When
    call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly("%PDF-1.7");
  }

  @Test
  void aPartNamedLikeADocumentWithAMediaTypeIsTheDocument() throws IOException {
    // Given
    Call call = call(part(FIELD + "fileData\r\nContent-Type: application/x-any", "QUJD"));

    // When
    call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly("QUJD");
  }

  @Test
  void theTransferEncodingBase64IsDecoded() throws IOException {
    // Given
    Call call =
        call(
            part(FIELD + "a; filename=a\r\nContent-Transfer-Encoding: BASE64", "QUJD\r\nQUJD"),
            part(FIELD + "b\r\nContent-Transfer-Encoding: base64", "w6k="),
            part(FIELD + "c\r\nContent-Transfer-Encoding: binary", "c"));

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly("ABCABC");
    assertThat(body.values()).extracting(FoundValue::value).containsExactly("é", "c");
  }

  @Test
  void brokenBase64IsRefusedAndOtherTransferEncodingsToo() {
    assertThat(
            call(part(FIELD + "a; filename=a\r\nContent-Transfer-Encoding: base64", "QUJD!"))
                .refused()
                .detail())
        .isEqualTo("\"a\" has \"!\" at position 5, which is no base64.");
    assertThat(
            call(part(FIELD + "a\r\nContent-Transfer-Encoding: quoted-printable", "x"))
                .refused()
                .problem())
        .isEqualTo(Problem.UNSUPPORTED_BODY);
  }

  @Test
  void theCharsetOfAFieldIsItsOwn() throws IOException {
    // Given
    String body = body(part(FIELD + "a\r\nContent-Type: text/plain; charset=iso-8859-1", "\u00E9"));

    // Then
    assertThat(Call.of(TYPE, body, ISO_8859_1).read().values())
        .extracting(FoundValue::value)
        .containsExactly("\u00E9");
  }

  @Test
  void whatLooksLikeABoundaryInADocumentIsContent() throws IOException {
    // Given
    String content = "--b\r\n--\r\n--a\r\n-b\r\n\r\n--\rb--b--\r\r\n--";
    Call call = call(part(FIELD + "a; filename=a", content));

    // When
    call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly(content);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void aBoundaryIsFoundHoweverTheBodyArrives(int piece) throws IOException {
    // Given
    String content = "\r\n--\r\n".repeat(150);
    Call whole = call(part(FIELD + "a; filename=a", content), part(FIELD + "v", "1"));
    Call call = Call.of(TYPE, new InPieces(whole.body(), piece));

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly(content);
    assertThat(body.values()).extracting(FoundValue::value).containsExactly("1");
  }

  @Test
  void aFileThatWasNotChosenIsMissing() throws IOException {
    // When
    TransmissionBody body = call(part(FIELD + "upload; filename=\"\"", "")).read();

    // Then
    assertThat(body.documents()).isEmpty();
    assertThat(body.values()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a; filename=a.pdf", "documentContent", "fileData; filename=\"\""})
  void anEmptyDocumentIsRefused(String name) {
    assertThat(call(part(FIELD + name, "")).refused().problem()).isEqualTo(Problem.EMPTY_DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`--b`|The body ends before its closing boundary",
        "`--b\r\n`|The body ends before its closing boundary",
        "`--b\r\nA: b`|The body ends before its closing boundary",
        "`--b\r\n\r\nx`|The body ends before its closing boundary",
        "`--b\r\n\r\nx\r\n--b`|The body ends before its closing boundary",
        "`--b\r\n\r\nx\r\n--b-`|The body ends before its closing boundary",
        "`--other\r\n\r\nx\r\n--other--`|The body ends before its closing boundary",
        "`--b\n\nx\n--b--`|Something other than a line break follows the boundary",
        "`--b\r\n\r\nx\r\n--bc\r\n`|Something other than a line break follows the boundary",
        "`--b\r\n\r\nx\r\n--b-x`|The boundary is not followed by a line break or two hyphens",
        "`--b\r\nA: b\nC: d\r\n\r\n\r\n--b--`|The header of a part is longer than 8192 bytes",
      })
  void aBodyThatIsCutOrHasABrokenBoundaryIsRefused(String body, String reason) {
    assertThat(Call.of(TYPE, body).refused())
        .satisfies(
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED_BODY);
              assertThat(refusal.detail()).startsWith(reason).matches(".*: line \\d, column 1\\.");
            });
  }

  @Test
  void whatStandsAroundThePartsIsIgnored() throws IOException {
    // Given
    String body = "\r\n" + body(part(FIELD + "a", "1")) + "\r\nbehind";

    // Then
    assertThat(Call.of(TYPE, body).read().values())
        .extracting(FoundValue::value)
        .containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "70, true", "71, false"})
  void theBoundaryHasOneToSeventyCharacters(int length, boolean taken) throws IOException {
    // Given
    String boundary = "b".repeat(length);
    String type = "multipart/form-data; boundary=\"" + boundary + '"';
    Call call = Call.of(type, "--" + boundary + "\r\n\r\nx\r\n--" + boundary + "--");

    // Then
    if (taken) {
      assertThat(call.read().values()).hasSize(1);
    } else {
      assertThat(call.refused().problem().status()).isIn(400, 415);
    }
  }

  @Test
  void aHundredPartsAreTakenAndNoMore() throws IOException {
    // Given
    String part = part(FIELD + "a", "1");

    // Then
    assertThat(Call.of(TYPE, part.repeat(100) + "--b--").read().values()).hasSize(100);
    assertThat(Call.of(TYPE, part.repeat(101) + "--b--").refused().detail())
        .isEqualTo("The body has more than 100 parts.");
  }

  @Test
  void theHeaderOfAPartIsBounded() throws IOException {
    // Given
    String most = "x".repeat(8_192 - FIELD.length());

    // Then
    assertThat(call(part(FIELD + most, "1")).read().values()).hasSize(1);
    assertThat(call(part(FIELD + most + "x", "1")).refused().problem())
        .isEqualTo(Problem.MALFORMED_BODY);
    assertThat(call(part("A: b\r\n".repeat(2_100) + "A: b", "1")).refused().problem())
        .isEqualTo(Problem.MALFORMED_BODY);
  }

  @Test
  void fieldsAreBoundedTogether() {
    // Given
    String most = "x".repeat((int) Call.LIMITS.otherBytes());

    // Then
    assertThat(call(part(FIELD + "a", most), part(FIELD + "b", most)).refused().problem())
        .isEqualTo(Problem.TOO_LARGE);
    assertThat(Call.of(TYPE, body(part(FIELD + "a", "1")) + most + most).refused().problem())
        .isEqualTo(Problem.TOO_LARGE);
    assertThat(Call.of(TYPE, "--" + most + most).refused().problem()).isEqualTo(Problem.TOO_LARGE);
  }

  private static Call call(String... parts) {
    return Call.of(TYPE, body(parts).getBytes(UTF_8));
  }

  private static String body(String... parts) {
    return String.join("", List.of(parts)) + "--b--";
  }

  private static String part(String header, String content) {
    return "--b\r\n" + header + "\r\n\r\n" + content + "\r\n";
  }

  private static final class InPieces extends FilterInputStream {
    private final int most;

    InPieces(InputStream body, int most) {
      super(body);
      this.most = most;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return super.read(bytes, offset, Math.min(length, most));
    }
  }
}
