package org.signrelay.intake.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.body.BodyFormat;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.Problem;

class XmlTransmissionTest {

  @Test
  void valuesMayStandBeforeAndBehindTheDocument() throws IOException {
    // Given
    Call call =
        Call.xml(
            """

            <?xml version="1.0"?>
            <e:DocumentStatus xmlns:e="http://example.test/esign" version="2">
              <e:DocumentId>A-1</e:DocumentId>
              <e:DocumentContent>QUJD</e:DocumentContent>
              <e:Status>DCO</e:Status>
            </e:DocumentStatus>
            """);

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(body.values())
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(tuple("version", "2"), tuple("DocumentId", "A-1"), tuple("Status", "DCO"));
    assertThat(call.kept().texts()).containsExactly("ABC");
    assertThat(call.kept().complete()).containsExactly(true);
  }

  @Test
  void aSoapEnvelopeIsXmlWithADocumentDeepInIt() throws IOException {
    // Given
    Call call =
        Call.xml(
            """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">
              <s:Header><h:Action s:mustUnderstand="1" xmlns:h="urn:h" id="x">put</h:Action>
                <FileData>WFla</FileData></s:Header>
              <s:Body><Put xmlns="urn:x"><file><FileName>a.pdf</FileName>
                <FileData>QUJD</FileData></file></Put></s:Body>
            </s:Envelope>
            """);

    // When
    List<BodyFormat> seen = new ArrayList<>();
    TransmissionBody body = call.read(seen::add);

    // Then
    assertThat(body.documents())
        .containsExactly(
            new FoundDocument(
                "FileData", Optional.empty(), Optional.of("a.pdf"), Optional.empty()));
    assertThat(body.values()).extracting(FoundValue::name).containsExactly("FileName");
    assertThat(seen).containsExactly(BodyFormat.XML, BodyFormat.SOAP_1_2);
  }

  @Test
  void namesAreSiblingsOrAttributesAndTheDocumentsOwnAttributesCountFirst() throws IOException {
    // Given
    Call call =
        Call.xml(
            """
            <documents>
              <d name="One"><fileData>QQ==</fileData><fileName>1.pdf</fileName></d>
              <d fileName="2.pdf"><fileData name="Two">Qg==</fileData><name>x</name></d>
            </documents>
            """);

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(body.documents())
        .extracting(FoundDocument::name, FoundDocument::fileName)
        .containsExactly(
            tuple(Optional.of("One"), Optional.of("1.pdf")),
            tuple(Optional.of("Two"), Optional.of("2.pdf")));
    assertThat(body.values()).isEmpty();
  }

  @Test
  void theBodyMayBeNothingButTheDocument() throws IOException {
    // Given
    Call call = Call.xml("<fileData fileName='a.pdf'>QUJD</fileData>");

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly("ABC");
    assertThat(body.documents())
        .extracting(FoundDocument::fileName)
        .containsExactly(Optional.of("a.pdf"));
    assertThat(body.values()).extracting(FoundValue::value).containsExactly("a.pdf");
  }

  @Test
  void anElementNamedLikeADocumentMayHoldOne() throws IOException {
    // Given
    Call call =
        Call.xml(
            """
            <a><completedDocument>
              <fileData>QUJD</fileData>
              <fileName>a.pdf</fileName>
            </completedDocument></a>
            """);

    // Then
    assertThat(call.read().documents())
        .extracting(FoundDocument::element, FoundDocument::fileName)
        .containsExactly(tuple("fileData", Optional.of("a.pdf")));
  }

  @Test
  void anElementInsideOfADocumentIsRefused() {
    assertThat(Call.xml("<a><fileData>QUJD<b/>QUJD</fileData></a>").refused().detail())
        .startsWith("An element stands inside of a document: line 1, column ");
  }

  @Test
  void sectionsReferencesCommentsAndLineBreaksInADocumentAreNoContent() throws IOException {
    // Given
    Call call =
        Call.xml(
            "<a><fileData>\r\n Q&#85;J&#13;&#10;<!-- c --><![CDATA[D\nQU]]>J<?p i?>\tD </fileData></a>");

    // When
    call.read();

    // Then
    assertThat(call.kept().texts()).containsExactly("ABCABC");
  }

  @Test
  void aSectionIsTakenWhateverItsLength() throws IOException {
    // Given
    String line = "]]x> <!-- 0123456789 ]]\r\n";
    Call call =
        Call.xml(
            "<a><b><![CDATA["
                + line.repeat(1_000)
                + "end]]></b><fileData><![CDATA["
                + "QUJD\r\n".repeat(300)
                + "]]></fileData></a>");

    // When
    TransmissionBody body = call.read();

    // Then
    assertThat(body.values())
        .extracting(FoundValue::value)
        .containsExactly(line.replace("\r", "").repeat(1_000) + "end");
    assertThat(call.kept().texts()).containsExactly("ABC".repeat(300));
  }

  @Test
  void anAttributeIsNoDocument() throws IOException {
    // When
    TransmissionBody body = Call.xml("<a fileData='QUJD'/>").read();

    // Then
    assertThat(body.documents()).isEmpty();
    assertThat(body.values()).extracting(FoundValue::name).containsExactly("fileData");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a><fileData/></a>", "<a><fileData> \n </fileData></a>"})
  void anEmptyDocumentIsRefused(String xml) {
    assertThat(Call.xml(xml).refused().problem()).isEqualTo(Problem.EMPTY_DOCUMENT);
  }

  @Test
  void aWrongCharacterAtTheEndIsRefusedWithItsPosition() {
    // Given
    String xml = "<a><fileData>" + "QUJD".repeat(300) + "QUJ!</fileData></a>";

    // Then
    assertThat(Call.xml(xml).refused().detail())
        .isEqualTo("\"fileData\" has \"!\" at position 1204, which is no base64.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` \n<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>`|A document type is not taken: line 2, column 1.",
        "`<!-- <!DOCTYPE a> --><!DOCTYPE a><a/>`|A document type is not taken: line 1, column 22.",
        "`<!DOCTYPE a SYSTEM 'file:///etc/passwd'`|A document type is not taken: line 1, column 1.",
      })
  void aDocumentTypeIsRefused(String xml, String detail) {
    assertThat(Call.xml(xml).refused().detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>&x;</a>",
        "<a><fileData>QUJD",
        "<a><fileData>QUJD</a>",
        "<a><![CDATA[ x",
        "<a/><b/>",
        "<a>AT&T</a>",
        "<a",
        "<",
        "<!-",
      })
  void whatIsNotWellFormedIsRefused(String xml) {
    assertThat(Call.xml(xml).refused())
        .satisfies(
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED_BODY);
              assertThat(refusal.detail()).matches(".*: line 1, column \\d+\\.");
            });
  }

  @Test
  void linesAreCountedFromTheFirstOfTheBody() {
    assertThat(Call.xml("\n\n<a>\n</b>").refused().detail())
        .startsWith("The body is not well-formed XML: line 4, column ");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(Call.xml("<a>".repeat(101)).refused().detail())
        .startsWith("The XML is nested more than 100 deep");
    assertThat(Call.xml("<fileData>".repeat(101)).refused().detail())
        .startsWith("The XML is nested more than 100 deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a><b>%s</b></a>",
        "<a b='%s'/>",
        "<a><!--%s--></a>",
        "<a><?p %s?></a>",
        "<a><![CDATA[%s]]></a>",
        "<a><fileData>QUJD<!--%s--></fileData></a>",
        "<a><fileData x='%s'>QUJD</fileData></a>",
        "<a><fileData><![CDATA[%s",
      })
  void whatBelongsToNoDocumentIsBounded(String xml) throws IOException {
    // Given
    String most = "]".repeat((int) Call.LIMITS.otherBytes());

    // Then
    assertThat(Call.xml(xml.formatted(most + most)).refused().problem())
        .isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void manyDocumentsUseUpNothingOfTheBoundOnValues() throws IOException {
    // Given
    String documents = ("<fileData>" + "QUJD&#13;\n".repeat(330) + "</fileData>").repeat(100);

    // Then
    assertThat(
            Call.xml("<a>" + documents + "<b>" + "x".repeat(90_000) + "</b></a>")
                .read()
                .documents())
        .hasSize(100);
  }
}
