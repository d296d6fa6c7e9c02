package org.signrelay.intake.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A value arrives as it was sent, whatever stands in it and however it was wrapped. */
class BodyPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_AFTER_SURROGATES = 0xE000;

  @Property
  void aValueInJsonArrivesAsItWasSent(@ForAll("texts") String text) throws Exception {
    byte[] body = JSON.writeValueAsBytes(Map.of("documentName", text));

    assertThat(values(body, "application/json")).containsExactly(text.strip());
  }

  @Property
  void aValueDeepInsideOfObjectsAndArraysArrives(@ForAll("texts") String text) throws Exception {
    byte[] body =
        JSON.writeValueAsBytes(List.of(Map.of("a", List.of(Map.of("documentName", text)))));

    assertThat(values(body, "text/plain")).containsExactly(text.strip());
  }

  @Property
  void aValueInAnElementArrivesAsItWasSent(@ForAll("xmlTexts") String text) throws Exception {
    assertThat(values(xml(text, false), "text/xml")).containsExactly(text.strip());
  }

  @Property
  void aValueInAnAttributeArrivesAsItWasSent(@ForAll("lines") String text) throws Exception {
    assertThat(values(xml(text, true), "application/xml")).containsExactly(text.strip());
  }

  @Property
  void theCharsetOfTheContentTypeIsUsed(
      @ForAll("texts") String text, @ForAll("charsets") Charset charset) throws Exception {
    byte[] body = JSON.writeValueAsString(Map.of("documentName", text)).getBytes(charset);

    assertThat(values(body, "application/json; charset=" + charset.name()))
        .containsExactly(text.strip());
  }

  private static List<String> values(byte[] body, String contentType) {
    return Body.read(body, ContentType.parse(contentType)).values().stream()
        .map(FoundValue::value)
        .toList();
  }

  private static byte[] xml(String text, boolean inAttribute) throws XMLStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XMLStreamWriter xml =
        XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8.name());
    xml.writeStartElement("call");
    if (inAttribute) {
      xml.writeAttribute("documentName", text);
    } else {
      xml.writeStartElement("documentName");
      xml.writeCharacters(text);
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.close();
    return bytes.toByteArray();
  }

  /** Unicode without what is no character; not blank, since that counts as missing. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Character> any =
        Arbitraries.chars()
            .range('\u0001', '\ud7ff')
            .range((char) FIRST_AFTER_SURROGATES, '\ufffd');
    Arbitrary<Character> special =
        Arbitraries.chars().with('"', '&', '<', '>', '\\', '\'', '\n', '\t', '{', ']');
    return Arbitraries.frequencyOf(Tuple.of(2, any), Tuple.of(1, special))
        .list()
        .ofMaxSize(60)
        .map(BodyPropertyTest::joined)
        .map(text -> text + "\ud83d\ude00x")
        .filter(text -> !text.isBlank());
  }

  private static String joined(List<Character> characters) {
    return characters.stream().map(String::valueOf).collect(Collectors.joining());
  }

  /** What XML can hold; it makes one line feed of every line end. */
  @Provide
  Arbitrary<String> xmlTexts() {
    return texts().map(text -> text.replaceAll("[\\x00-\\x08\\x0b-\\x1f\ufffe\uffff]", ""));
  }

  /** White space in an attribute becomes a space. */
  @Provide
  Arbitrary<String> lines() {
    return xmlTexts().map(text -> text.replaceAll("[\\n\\t]", " "));
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Arbitraries.of(
        UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16);
  }
}
