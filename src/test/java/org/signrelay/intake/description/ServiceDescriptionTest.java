package org.signrelay.intake.description;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.answer.Answer;
import org.signrelay.intake.answer.AnswerForm;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The description is held against what its parts point at and against what is really answered. */
class ServiceDescriptionTest {
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
  private static final String CALLS = "urn:signrelay:calls";
  private static final URI ADDRESS = URI.create("https://esign.example.com/hooks/a&b/%C3%BC");

  @ParameterizedTest
  @EnumSource
  void oneOperationIsBoundAsDocumentLiteralAtTheAddressOfTheRequest(ServiceDescription calls) {
    // When
    Document wsdl = wsdl(calls);

    // Then
    assertThat(wsdl.getDocumentElement().getLocalName()).isEqualTo("definitions");
    assertThat(only(wsdl, SOAP, "address").getAttribute("location")).isEqualTo(ADDRESS.toString());
    assertThat(only(wsdl, SOAP, "binding").getAttribute("style")).isEqualTo("document");
    assertThat(all(wsdl, SOAP, "body"))
        .extracting(body -> body.getAttribute("use"))
        .containsExactly("literal", "literal");
    assertThat(only(wsdl, SOAP, "operation").getAttribute("soapAction")).isNotEmpty();
    assertThat(all(wsdl, WSDL, "operation"))
        .extracting(operation -> operation.getAttribute("name"))
        .containsExactly("Notify", "Notify");
  }

  @ParameterizedTest
  @EnumSource
  void eachPartPointsAtOneThatIsThere(ServiceDescription calls) {
    // When
    Document wsdl = wsdl(calls);

    // Then
    String service = only(wsdl, WSDL, "port").getAttribute("binding");
    assertThat(service).isEqualTo("tns:" + only(wsdl, WSDL, "binding").getAttribute("name"));
    assertThat(only(wsdl, WSDL, "binding").getAttribute("type"))
        .isEqualTo("tns:" + only(wsdl, WSDL, "portType").getAttribute("name"));
    List<String> messages =
        all(wsdl, WSDL, "message").stream()
            .map(message -> "tns:" + message.getAttribute("name"))
            .toList();
    Element portType = only(wsdl, WSDL, "portType");
    assertThat(
            List.of(
                child(portType, "input").getAttribute("message"),
                child(portType, "output").getAttribute("message")))
        .isEqualTo(messages);
    assertThat(wsdl.lookupNamespaceURI("tns")).isEqualTo(CALLS);
    assertThat(only(wsdl, WSDL, "definitions").getAttribute("targetNamespace")).isEqualTo(CALLS);
    assertThat(all(wsdl, WSDL, "part"))
        .extracting(part -> part.getAttribute("element"))
        .containsExactly("tns:Notify", "response");
    assertThat(wsdl.lookupNamespaceURI(null)).isNull();
  }

  @Test
  void eachNameOfTheContractIsAnOptionalText() throws SAXException {
    // Given
    Schema schema = schema(ServiceDescription.TRANSMISSION);

    // When
    String all =
        Arrays.stream(ValueName.values())
            .map(name -> "<%1$s>x</%1$s>".formatted(name.canonical()))
            .reduce("", String::concat);

    // Then
    assertThatCode(() -> validate(schema, "<Notify xmlns='" + CALLS + "'>" + all + "</Notify>"))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> validate(schema, "<Notify xmlns='" + CALLS + "'><status>x</status></Notify>"))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(SAXException.class)
        .isThrownBy(() -> validate(schema, "<Notify xmlns='" + CALLS + "'><other/></Notify>"));
  }

  @Test
  void aWebHookCarriesNoDocument() throws SAXException {
    // Given
    Schema schema = schema(ServiceDescription.WEB_HOOK);

    // Then
    assertThatExceptionOfType(SAXException.class)
        .isThrownBy(
            () ->
                validate(
                    schema,
                    "<Notify xmlns='" + CALLS + "'><documentContent>x</documentContent></Notify>"))
        .withMessageContaining("documentContent");
  }

  @Test
  void whatIsAnsweredIsWhatIsDescribed() throws SAXException {
    // Given
    Schema schema = schema(ServiceDescription.WEB_HOOK);
    Answer answer = Answer.of(new Acceptance.Accepted(new DeliveryId(new UUID(1, 2))));

    // Then
    assertThatCode(() -> validate(schema, new String(AnswerForm.XML.write(answer), UTF_8)))
        .doesNotThrowAnyException();
  }

  private static Schema schema(ServiceDescription calls) throws SAXException {
    Source[] schemas =
        all(wsdl(calls), XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema").stream()
            .map(DOMSource::new)
            .toArray(Source[]::new);
    return SchemaFactory.newDefaultInstance().newSchema(schemas);
  }

  private static void validate(Schema schema, String xml) throws Exception {
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  private static Document wsdl(ServiceDescription calls) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(calls.of(ADDRESS)));
    } catch (Exception notWellFormed) {
      throw new AssertionError(notWellFormed);
    }
  }

  private static Element only(Document wsdl, String namespace, String name) {
    List<Element> found = all(wsdl, namespace, name);
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static Element child(Element parent, String name) {
    return elements(parent.getElementsByTagNameNS(WSDL, name)).get(0);
  }

  private static List<Element> all(Document wsdl, String namespace, String name) {
    return elements(wsdl.getElementsByTagNameNS(namespace, name));
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }
}
