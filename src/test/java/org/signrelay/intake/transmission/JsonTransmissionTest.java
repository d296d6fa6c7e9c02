package org.signrelay.intake.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.Problem;

class JsonTransmissionTest {

  @Test
  void valuesMayStandBeforeAndBehindTheDocument() throws IOException {
    // Given
    Call call =
        Call.json(
            """
            { "documentId": "A-1",
              "call": { "documentContent": "QUJD", "completedOn": "today" },
              "status": ["DCO"], "pages": 3, "signed": true, "feedback": null }
            """);

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(body.values())
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(
            tuple("documentId", "A-1"),
            tuple("completedOn", "today"),
            tuple("status", "DCO"),
            tuple("pages", "3"),
            tuple("signed", "true"));
    assertThat(call.kept().texts()).containsExactly("ABC");
    assertThat(call.kept().complete()).containsExactly(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "documentContent",
        "fileData",
        "completedDocument",
        "Document Content",
        "FILE_DATA",
        "ns:Completed-Document"
      })
  void aDocumentIsRecognisedByItsNameInAnySpelling(String name) throws IOException {
    // Given
    Call call = Call.json("{\"" + name + "\":\"QUJD\"}");

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(body.documents()).extracting(FoundDocument::element).containsExactly(name);
    assertThat(body.values()).isEmpty();
  }

  @Test
  void namesBesideADocumentAreItsOwnWhereverTheyStand() throws IOException {
    // Given
    Call call =
        Call.json(
            """
            { "orderId": "7", "documents": [
              { "fileName": "a.pdf", "fileData": "QQ==", "name": "Contract" },
              { "fileData": "data:application/pdf;base64,Qg==", "fileName": "b.pdf" } ] }
            """);

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(body.documents())
        .containsExactly(
            new FoundDocument(
                "fileData", Optional.of("Contract"), Optional.of("a.pdf"), Optional.empty()),
            new FoundDocument(
                "fileData",
                Optional.empty(),
                Optional.of("b.pdf"),
                Optional.of("application/pdf")));
    assertThat(call.kept().texts()).containsExactly("A", "B");
  }

  @Test
  void namesOfSeveralDocumentsAreNoContradictionInTheCall() throws IOException {
    // Given
    String json =
        """
        { "name": "Deal", "documents": [
          { "fileName": "a.pdf", "fileData": "QQ==", "name": "Contract" },
          { "fileName": "b.pdf", "fileData": "QQ==" } ] }
        """;

    // Then
    assertThat(Call.json(json).read().values())
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(tuple("name", "Deal"));
  }

  @Test
  void namesOfTheOnlyDocumentStayValuesOfTheCall() throws IOException {
    // Given
    String json = "{\"documentName\":\"Deal\",\"fileName\":\"a.pdf\",\"fileData\":\"QQ==\"}";

    // When
    TransmissionBody body = Call.json(json).read();

    // Then
    assertThat(body.values()).extracting(FoundValue::value).containsExactly("Deal", "a.pdf");
    assertThat(body.documents())
        .extracting(FoundDocument::name)
        .containsExactly(Optional.of("Deal"));
  }

  @Test
  void ofTwoNamesBesideADocumentTheCanonicalOneCounts() throws IOException {
    assertThat(
            Call.json("{\"name\":\"x\",\"documentName\":\"Deal\",\"fileData\":\"QQ==\"}")
                .read()
                .documents())
        .extracting(FoundDocument::name)
        .containsExactly(Optional.of("Deal"));
  }

  @Test
  void anObjectNamedLikeADocumentMayHoldOne() throws IOException {
    // Given
    Call call = Call.json("{\"completedDocument\":{\"fileName\":\"a.pdf\",\"fileData\":\"QQ==\"}}");

    // Then
    assertThat(call.read().documents())
        .extracting(FoundDocument::fileName)
        .containsExactly(Optional.of("a.pdf"));
  }

  @Test
  void theElementsOfAnArrayAreDocuments() throws IOException {
    // Given
    Call call = Call.json("{\"fileData\":[\"QQ==\",\"Qg==\"]}");

    // When
    call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly("A", "B");
  }

  @Test
  void escapesAndLineBreaksInADocumentAreNoContent() throws IOException {
    // Given
    Call call = Call.json("{\"fileData\":\"\\u0051U\\r\\nJ\\/\\tQQ=\r\n = \",\"a\":\n x}");

    // Then
    assertThat(call.refused().detail()).isEqualTo("The body is not valid JSON: line 3, column 3.");
    assertThat(call.kept().texts()).containsExactly("AB\u007FA");
  }

  @Test
  void aDocumentThatIsNullIsMissing() throws IOException {
    assertThat(Call.json("{\"fileData\":null}").read().documents()).isEmpty();
  }

  @Test
  void anEmptyDocumentIsRefused() {
    assertThat(Call.json("{\"fileData\":\" \\n \"}").refused().problem())
        .isEqualTo(Problem.EMPTY_DOCUMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "0.5"})
  void aDocumentThatIsNoTextIsRefused(String value) {
    assertThat(Call.json("{\"fileData\":" + value + "}").refused().problem())
        .isEqualTo(Problem.UNUSABLE_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"fileData\":\"QUJD\" x}|The body is not valid JSON: line 1, column 20.",
        "{\"fileData\":\"QU\\xJD\"}|The body is not valid JSON: line 1, column 17.",
        "{\"fileData\":\"QUJD|The body ends before the JSON does: line 1, column 18.",
        "{\"fileData\":\"QUJD\"} {}|The body is not valid JSON: line 1, column 21.",
      })
  void whatDoesNotParseIsRefusedWithLineAndColumn(String json, String detail) {
    assertThat(Call.json(json).refused().detail()).isEqualTo(detail);
  }

  @Test
  void aLongDocumentDoesNotShiftThePlacesBehindIt() {
    // Given
    String json = "{\n\"fileData\":\"" + "QUJD".repeat(300) + "\",\n \"a\": x}";

    // Then
    assertThat(Call.json(json).refused().detail())
        .isEqualTo("The body is not valid JSON: line 3, column 8.");
  }

  @Test
  void aWrongCharacterAtTheEndIsRefusedWithItsPosition() {
    // Given
    String json = "{\"fileData\":\"" + "QUJD".repeat(300) + "QUJ!\"}";

    // Then
    assertThat(Call.json(json).refused())
        .satisfies(
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED_DOCUMENT);
              assertThat(refusal.detail())
                  .isEqualTo("\"fileData\" has \"!\" at position 1204, which is no base64.");
            });
  }

  @Test
  void ordinaryValuesAreBoundedTogether() throws IOException {
    // Given
    String most = "x".repeat((int) Call.LIMITS.otherBytes() - 100);

    // Then
    assertThat(Call.json("{\"a\":\"" + most + "\",\"fileData\":\"QQ==\"}").read().values())
        .hasSize(1);
    assertThat(Call.json("{\"a\":\"" + most + "\",\"b\":\"" + most + "\"}").refused().problem())
        .isEqualTo(Problem.TOO_LARGE);
    assertThat(Call.json("{" + " ".repeat(200_000) + "}").refused().problem())
        .isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void manyDocumentsUseUpNothingOfTheBoundOnValues() throws IOException {
    // Given
    String documents = ("\"" + "QUJD".repeat(330) + "\",").repeat(99);

    // Then
    assertThat(
            Call.json(
                    "{\"fileData\":["
                        + documents
                        + "\"QQ==\"],\"a\":\""
                        + "x".repeat(90_000)
                        + "\"}")
                .read()
                .documents())
        .hasSize(100);
  }

  @Test
  void moreThanAHundredDocumentsAreRefused() {
    assertThat(
            Call.json("{\"fileData\":[" + "\"QQ==\",".repeat(100) + "\"QQ==\"]}")
                .refused()
                .detail())
        .isEqualTo("The call carries more than 100 documents.");
  }

  @Test
  void tooManyValuesAreRefused() {
    assertThat(Call.json("[" + "1,".repeat(10_000) + "1]").refused().problem())
        .isEqualTo(Problem.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"fileData\":["})
  void deepNestingIsRefused(String opening) {
    assertThat(Call.json(opening.repeat(1_000)).refused().detail())
        .startsWith("The JSON is nested more than 100 deep");
  }
}
