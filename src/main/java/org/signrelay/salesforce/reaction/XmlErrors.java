package org.signrelay.salesforce.reaction;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The errors in {@code <Errors><Error><errorCode>} and in a SOAP fault, whose {@code detail} counts
 * before its {@code faultcode}. Elements are found by local name.
 */
final class XmlErrors {
  private static final String ITEM = "Error";

  private XmlErrors() {}

  static ErrorBody read(String xml) {
    List<SalesforceError> errors = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    boolean complete = true;
    try {
      read(reader(xml), texts, errors);
    } catch (XMLStreamException cutOff) {
      complete = false;
    }
    takeError(texts, errors);
    return new ErrorBody(errors, complete);
  }

  private static XMLStreamReader reader(String xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory.createXMLStreamReader(new StringReader(xml));
  }

  private static void read(
      XMLStreamReader reader, Map<String, String> texts, List<SalesforceError> errors)
      throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
        case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String name = withoutPrefix(reader.getLocalName());
          texts.putIfAbsent(name, text.toString().strip());
          text.setLength(0);
          if (name.equals(ITEM)) {
            takeError(texts, errors);
          }
        }
        default -> {
          // Comments and processing instructions say nothing here.
        }
      }
    }
  }

  /** Makes an error of the texts since the last one, if there is a code among them. */
  private static void takeError(Map<String, String> texts, List<SalesforceError> errors) {
    String code = withoutPrefix(first(texts, "exceptionCode", "errorCode", "faultcode"));
    if (!code.isEmpty()) {
      errors.add(
          new SalesforceError(code, first(texts, "exceptionMessage", "message", "faultstring")));
    }
    texts.clear();
  }

  private static String first(Map<String, String> texts, String... names) {
    return Stream.of(names)
        .map(texts::get)
        .filter(Objects::nonNull)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String withoutPrefix(String name) {
    return name.substring(name.lastIndexOf(':') + 1);
  }
}
