package org.signrelay.intake.body;

import java.io.StringReader;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Reads XML of any root and namespace, SOAP included. The text of every element and every attribute
 * is a value under its local name. A document type is refused, so there are no entities but the
 * five of XML itself.
 */
final class XmlBody {
  /** Deepest nesting that is taken, in XML and JSON alike. */
  static final int DEEPEST = XmlSyntax.DEEPEST;

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
      XMLStreamReader reader = XmlSyntax.parser(new StringReader(trimmed));
      new XmlBody(reader, into, linesSkipped).readAll();
    } catch (XMLStreamException malformed) {
      throw XmlSyntax.refused(malformed, linesSkipped);
    }
  }

  private static void refuseDocumentType(String text) {
    new Prolog(text)
        .documentType()
        .ifPresent(
            index -> {
              throw XmlSyntax.documentTypeRefused(Place.behind(text.substring(0, index)));
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
      case XMLStreamConstants.DTD -> throw XmlSyntax.documentTypeRefused(here());
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw XmlSyntax.refused("An entity is not known", here());
      default -> {}
    }
  }

  private void start() {
    open.open();
    if (open.depth() > DEEPEST) {
      throw XmlSyntax.nestingRefused(here());
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (!XmlSyntax.isAboutTheXml(reader.getAttributeNamespace(i))) {
        found.add(reader.getAttributeLocalName(i), reader.getAttributeValue(i), here());
      }
    }
  }

  private Place here() {
    return XmlSyntax.place(reader.getLocation(), linesSkipped);
  }
}
