package org.signrelay.intake.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class XmlBodyTest {

  @Test
  void elementsAndAttributesAreValuesWhateverTheRootAndNamespace() {
    // Given
    String xml =
        """
        <?xml version="1.0"?>
        <DocumentStatus xmlns="http://example.test/esign" xmlns:x="urn:x" x:orderId="7">
          <x:DocumentId>A-1</x:DocumentId><Status code="1"> DCO </Status><Empty/>
        </DocumentStatus>
        """;

    // When
    List<FoundValue> found = read(xml);

    // Then
    assertThat(found)
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(
            tuple("orderId", "7"),
            tuple("DocumentId", "A-1"),
            tuple("code", "1"),
            tuple("Status", "DCO"));
  }

  @Test
  void headerBlocksOfASoapEnvelopeAreNoValuesOfTheCall() {
    // Given
    String xml =
        """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" documentId="of the envelope">
          <s:Header><a:MessageID xmlns:a="urn:a" documentId="of a header">1</a:MessageID>
            <Body><EnvelopeId>E-0</EnvelopeId></Body></s:Header>
          <s:Body status="of the body"><EnvelopeId>E-1</EnvelopeId></s:Body>
          <Body><EnvelopeId>E-2</EnvelopeId></Body>
        </s:Envelope>
        """;

    // Then
    assertThat(read(xml)).extracting(FoundValue::value).containsExactly("E-1");
  }

  @ParameterizedTest
  @CsvSource({
    "http://schemas.xmlsoap.org/soap/envelope/, Envelope, SOAP_1_1",
    "http://www.w3.org/2003/05/soap-envelope, Envelope, SOAP_1_2",
    "http://www.w3.org/2003/05/soap-envelope, Envelopes, XML",
    "urn:x, Envelope, XML",
    "'', Envelope, XML",
  })
  void theRootElementTellsTheVersionOfSoap(String namespace, String root, BodyFormat expected) {
    // Given
    List<BodyFormat> seen = new ArrayList<>();
    String xml = "<%s xmlns='%s'><a/></%s>".formatted(root, namespace, root);

    // When
    BodyFormat format = XmlBody.read(xml, new FoundValues(), seen::add);

    // Then
    assertThat(format).isEqualTo(expected);
    assertThat(seen).containsExactly(expected);
  }

  @Test
  void anEnvelopeOfAnotherNamespaceIsAnElementLikeAnyOther() {
    assertThat(read("<Envelope id='7'><Header><a>1</a></Header></Envelope>"))
        .extracting(FoundValue::value)
        .containsExactly("7", "1");
  }

  @Test
  void theValuesOfASoapEnvelopeAreFoundWithoutTheEnvelopesOwn() {
    // Given
    String xml =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <s:Body s:encodingStyle="e"><Update xsi:type="U"><EnvelopeId>E-1</EnvelopeId></Update></s:Body>
        </s:Envelope>
        """;

    // Then
    assertThat(read(xml))
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(tuple("EnvelopeId", "E-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>x &amp; &lt;y&gt;</a>",
        "<a><![CDATA[x & <y>]]></a>",
        "<a>x <![CDATA[&]]> <!-- note --><?pi?>&#60;y&#x3e;</a>",
      })
  void theTextOfAnElementIsTheSameHoweverItIsWritten(String xml) {
    assertThat(read(xml)).extracting(FoundValue::value).containsExactly("x & <y>");
  }

  @Test
  void aLongTextInManyPiecesStaysWhole() {
    // Given
    String text = "x&amp;<![CDATA[&]]>".repeat(20_000);

    // Then
    assertThat(read("<a>" + text + "</a>"))
        .extracting(FoundValue::value)
        .containsExactly("x&&".repeat(20_000));
  }

  @Test
  void whiteSpaceBeforeTheDeclarationIsForgivenAndLinesStayRight() {
    assertThat(read("\n \n<?xml version='1.0' encoding='utf-16'?>\n<a>x</a>"))
        .extracting(FoundValue::value, value -> value.place().line())
        .containsExactly(tuple("x", 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>",
        "<a></b>",
        "<a>x & y</a>",
        "<a>x < y</a>",
        "<a b='1' b='2'/>",
        "<a>&nbsp;</a>",
        "<a>&#0;</a>",
        "<a/><b/>",
        "<a/> x",
        "<p:a/>",
        "<a\u0000/>",
        "<?xml version='9'?><a/>",
        "<",
        "<!--",
        "<a><![CDATA[",
      })
  void whatIsNotWellFormedIsRefusedWithLineAndColumn(String xml) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(xml))
        .satisfies(
            refused -> {
              assertThat(refused.refusal().problem()).isEqualTo(Problem.MALFORMED_BODY);
              assertThat(refused.refusal().detail())
                  .matches("The body is not well-formed XML: line 1, column \\d+\\.");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a/>",
        "<?xml version='1.0'?><!-- > <a> --><?p <?> <!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY e ''><!ATTLI]T a>]><a/>",
        "<!DOCTYPE",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'> %p;]><a/>",
        "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;'>"
            + "<!ENTITY z '&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;'>]><a>&z;</a>",
      })
  void aDocumentTypeIsRefusedBeforeAnythingInItIsLookedAt(String xml) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(xml))
        .satisfies(
            refused ->
                assertThat(refused.refusal().detail())
                    .startsWith("A document type is not taken: line 1, column "));
  }

  @Test
  void theWordsOfADocumentTypeAreHarmlessElsewhere() {
    assertThat(read("<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE a>]]></a>"))
        .extracting(FoundValue::value)
        .containsExactly("<!DOCTYPE a>");
  }

  @Test
  void anInclusionIsAnElementLikeAnyOther() {
    assertThat(
            read(
                "<a xmlns:xi='http://www.w3.org/2001/XInclude'>"
                    + "<xi:include href='file:///etc/passwd' parse='text'/></a>"))
        .extracting(FoundValue::value)
        .containsExactly("file:///etc/passwd", "text");
  }

  @Test
  void nestingIsLimited() {
    // Given
    int deepest = XmlBody.DEEPEST;

    // Then
    assertThat(read("<a>".repeat(deepest) + "x" + "</a>".repeat(deepest))).hasSize(1);
    assertRefused("<a>".repeat(deepest + 1) + "</a>".repeat(deepest + 1));
    assertRefused("<a>".repeat(100_000));
  }

  private static void assertRefused(String xml) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(xml))
        .satisfies(
            refused -> assertThat(refused.refusal().problem()).isEqualTo(Problem.MALFORMED_BODY));
  }

  private static List<FoundValue> read(String xml) {
    FoundValues values = new FoundValues();
    XmlBody.read(xml, values, format -> {});
    return values.asList();
  }
}
