package org.signrelay.intake.body;

import java.io.StringReader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Reads XML of any root and namespace, SOAP included. The text of every element and every attribute
 * is a value under its local name. A document type is refused, so there are no entities but the
 * five of XML itself.
 */
final class XmlBody {
  /** Deepest nesting that is taken, in XML and JSON alike. */
  static final int DEEPEST = 100;

  /** Attributes of these namespaces say how to read the XML, not what the call says. */
  private static final Set<String> ABOUT_THE_XML =
      Set.of(
          XMLConstants.XML_NS_URI,
          XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
          "http://schemas.xmlsoap.org/soap/envelope/",
          "http://www.w3.org/2003/05/soap-envelope");

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private final FoundValues found;
  private final int linesSkipped;
  private final OpenElements open = new OpenElements();

  private XmlBody(XMLStreamReader reader, FoundValues found, int linesSkipped) {
    this.reader = reader;
    this.found = found;
    this.linesSkipped = linesSkipped;
  }

  /**
   * White space before the XML declaration, which an admin easily types, is forgiven.
   *
   * @throws RefusedException if the text is not well-formed, has a document type, or exceeds a
   *     limit
   */
  static void read(String text, FoundValues into) {
    String trimmed = text.stripLeading();
    Place start = Place.behind(text.substring(0, text.length() - trimmed.length()));
    int linesSkipped = start.line() - 1;
    refuseDocumentType(text);
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(trimmed));
      new XmlBody(reader, into, linesSkipped).readAll();
    } catch (XMLStreamException malformed) {
      throw refused(
          "The body is not well-formed XML", place(malformed.getLocation(), linesSkipped));
    }
  }

  private static void refuseDocumentType(String text) {
    new Prolog(text)
        .documentType()
        .ifPresent(
            index -> {
              throw refused("A document type is not taken", Place.behind(text.substring(0, index)));
            });
  }

  private void readAll() throws XMLStreamException {
    try {
      while (reader.hasNext()) {
        take(reader.next());
      }
    } finally {
      reader.close();
    }
  }

  private void take(int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          open.addText(reader.getText());
      case XMLStreamConstants.END_ELEMENT -> found.add(reader.getLocalName(), open.close(), here());
      case XMLStreamConstants.DTD -> throw refused("A document type is not taken", here());
      case XMLStreamConstants.ENTITY_REFERENCE -> throw refused("An entity is not known", here());
      default -> {}
    }
  }

  private void start() {
    open.open();
    if (open.depth() > DEEPEST) {
      throw refused("The XML is nested more than " + DEEPEST + " deep", here());
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (namespace == null || !ABOUT_THE_XML.contains(namespace)) {
        found.add(reader.getAttributeLocalName(i), reader.getAttributeValue(i), here());
      }
    }
  }

  private static RefusedException refused(String reason, Place place) {
    return new RefusedException(Problem.MALFORMED_BODY, reason + ": " + place + ".");
  }

  private Place here() {
    return place(reader.getLocation(), linesSkipped);
  }

  private static Place place(Location location, int linesSkipped) {
    return location == null
        ? new Place(linesSkipped + 1, 1)
        : new Place(location.getLineNumber() + linesSkipped, location.getColumnNumber());
  }

  /** The parser of the JDK, whatever else a server has on its class path. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return factory;
  }
}
