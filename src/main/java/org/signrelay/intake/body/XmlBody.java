package org.signrelay.intake.body;

import java.io.StringReader;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Reads XML of any root and namespace; of SOAP what is in its body. The text of every element and
 * every attribute is a value under its local name. A document type is refused, so there are no
 * entities but the five of XML itself.
 */
final class XmlBody {
  /** Deepest nesting that is taken, in XML and JSON alike. */
  static final int DEEPEST = XmlSyntax.DEEPEST;

  private final XMLStreamReader reader;
  private final FoundValues found;
  private final int linesSkipped;
  private final Consumer<BodyFormat> seen;
  private final OpenElements open = new OpenElements();
  private final Wrapping wrapping = new Wrapping();

  private XmlBody(
      XMLStreamReader reader, FoundValues found, int linesSkipped, Consumer<BodyFormat> seen) {
    this.reader = reader;
    this.found = found;
    this.linesSkipped = linesSkipped;
    this.seen = seen;
  }

  /**
   * White space before the XML declaration, which an admin easily types, is forgiven.
   *
   * @param seen told at the root element whether it is SOAP
   * @return XML or the version of SOAP
   * @throws RefusedException if the text is not well-formed, has a document type, or exceeds a
   *     limit
   */
  static BodyFormat read(String text, FoundValues into, Consumer<BodyFormat> seen) {
    String trimmed = text.stripLeading();
    Place start = Place.behind(text.substring(0, text.length() - trimmed.length()));
    int linesSkipped = start.line() - 1;
    refuseDocumentType(text);
    try {
      XMLStreamReader reader = XmlSyntax.parser(new StringReader(trimmed));
      return new XmlBody(reader, into, linesSkipped, seen).readAll();
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

  private BodyFormat readAll() throws XMLStreamException {
    try {
      while (reader.hasNext()) {
        take(reader.next());
      }
      return wrapping.format().orElse(BodyFormat.XML);
    } finally {
      reader.close();
    }
  }

  private void take(int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          open.addText(reader.getText());
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.DTD -> throw XmlSyntax.documentTypeRefused(here());
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw XmlSyntax.broken("An entity is not known", here());
      default -> {}
    }
  }

  private void start() {
    open.open();
    boolean isOfTheCall =
        wrapping.isOfTheCallAtStart(reader.getNamespaceURI(), reader.getLocalName());
    if (open.depth() == 1) {
      wrapping.format().ifPresent(seen);
    }
    if (open.depth() > DEEPEST) {
      throw XmlSyntax.nestingRefused(here());
    }
    if (isOfTheCall) {
      addAttributes();
    }
  }

  private void end() {
    String text = open.close();
    if (wrapping.isOfTheCallAtEnd()) {
      found.add(reader.getLocalName(), text, here());
    }
  }

  private void addAttributes() {
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
