package org.signrelay.intake.transmission;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.signrelay.intake.body.BodyFormat;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.body.Wrapping;
import org.signrelay.intake.body.XmlSyntax;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.pieces.CountedReader;
import org.signrelay.intake.transmission.pieces.XmlMarkup;

/**
 * Reads XML of any root and namespace, or what is in the body of SOAP, that carries documents as
 * the text of elements at any depth.
 */
final class XmlTransmission {
  private final XMLStreamReader reader;
  private final Content content;
  private final int linesSkipped;
  private final Consumer<BodyFormat> seen;
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private final Wrapping wrapping = new Wrapping();
  private int offset;

  private XmlTransmission(
      XMLStreamReader reader, Content content, int linesSkipped, Consumer<BodyFormat> seen) {
    this.reader = reader;
    this.content = content;
    this.linesSkipped = linesSkipped;
    this.seen = seen;
  }

  /**
   * White space before the XML declaration is forgiven.
   *
   * @param seen told at the root element whether it is SOAP
   * @throws RefusedException if the text is not well-formed or has a document type, a document is
   *     not base64 or empty, or a limit is exceeded
   * @throws IOException only from the sink
   */
  static void read(Reader text, Content into, Consumer<BodyFormat> seen) throws IOException {
    XmlMarkup markup = new XmlMarkup(text);
    int linesSkipped = markup.start();
    try {
      XMLStreamReader reader = XmlSyntax.parser(new CountedReader(markup, into.allowance()));
      new XmlTransmission(reader, into, linesSkipped, seen).readAll();
    } catch (XMLStreamException malformed) {
      throw XmlSyntax.refused(malformed, linesSkipped);
    }
  }

  private void readAll() throws XMLStreamException, IOException {
    try {
      while (reader.hasNext()) {
        take(reader.next());
        offset = reader.getLocation().getCharacterOffset();
      }
    } finally {
      reader.close();
    }
  }

  private void take(int event) throws IOException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.DTD -> throw XmlSyntax.documentTypeRefused(here());
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw XmlSyntax.refused("An entity is not known", here());
      default -> {}
    }
  }

  private void start() {
    if (!open.isEmpty()) {
      startInside(open.element());
    }
    boolean isOfTheCall =
        wrapping.isOfTheCallAtStart(reader.getNamespaceURI(), reader.getLocalName());
    if (open.isEmpty()) {
      wrapping.format().ifPresent(seen);
    }
    String name = reader.getLocalName();
    open.push(
        new XmlElement(
            isOfTheCall && Content.isDocument(name)
                ? Optional.of(new EncodedDocument(name, content.open(name)))
                : Optional.empty()));
    if (open.size() > XmlSyntax.DEEPEST) {
      throw XmlSyntax.nestingRefused(here());
    }
    if (isOfTheCall) {
      addAttributes();
    }
  }

  private void addAttributes() {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (!XmlSyntax.isAboutTheXml(reader.getAttributeNamespace(i))) {
        add(reader.getAttributeLocalName(i), reader.getAttributeValue(i), open.element());
      }
    }
  }

  private void startInside(XmlElement around) {
    if (around.hasDocument()) {
      throw XmlSyntax.refused("An element stands inside of a document", here());
    }
    around.becomeParent();
  }

  private void text() throws IOException {
    if (open.isEmpty()) {
      return;
    }
    if (open.element().mayHoldDocument()) {
      content.allowance().giveBack(charactersRead());
    }
    open.element()
        .addText(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  /** Since the last event; the JDK's offset is an {@code int} that wraps around. */
  private long charactersRead() {
    return Integer.toUnsignedLong(reader.getLocation().getCharacterOffset() - offset);
  }

  private void end() throws IOException {
    boolean isOfTheCall = wrapping.isOfTheCallAtEnd();
    XmlElement ended = open.pop();
    XmlElement around = open.isEmpty() ? new XmlElement(Optional.empty()) : open.element();
    if (ended.isDocument()) {
      OpenDocument document = ended.complete();
      ended.surroundings().hold(document);
      around.surroundings().hold(document);
    } else if (isOfTheCall) {
      add(reader.getLocalName(), ended.text(), around);
    }
    content.close(ended.surroundings());
    if (open.isEmpty()) {
      content.close(around.surroundings());
    }
  }

  private void add(String name, String value, XmlElement around) {
    content.add(name, value, here()).ifPresent(around.surroundings()::note);
  }

  private Place here() {
    return XmlSyntax.place(reader.getLocation(), linesSkipped);
  }
}
