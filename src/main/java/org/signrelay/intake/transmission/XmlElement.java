package org.signrelay.intake.transmission;

import java.io.IOException;
import java.util.Optional;

/** An element that is open while XML is read. */
final class XmlElement {
  private final StringBuilder text = new StringBuilder();
  private final Surroundings surroundings = new Surroundings();
  private final Optional<EncodedDocument> document;
  private boolean parent;

  /**
   * @param document what becomes of the element's text, if that is a document
   */
  XmlElement(Optional<EncodedDocument> document) {
    this.document = document;
  }

  /** Whether the element's text is, or may become, a document. */
  boolean mayHoldDocument() {
    return document.isPresent();
  }

  /** Whether text of a document has come. */
  boolean hasDocument() {
    return document.filter(held -> !held.isBlank()).isPresent();
  }

  /**
   * An element named like a document that holds further elements is no document, but around one.
   */
  boolean isDocument() {
    return mayHoldDocument() && (!parent || hasDocument());
  }

  void becomeParent() {
    parent = true;
  }

  void addText(char[] characters, int offset, int length) throws IOException {
    if (document.isPresent()) {
      document.get().decode(characters, offset, length);
    } else {
      text.append(characters, offset, length);
    }
  }

  /** The text that stands directly in the element. */
  String text() {
    return text.toString();
  }

  OpenDocument complete() throws IOException {
    return document.orElseThrow().complete();
  }

  /** The values and documents that stand directly in the element. */
  Surroundings surroundings() {
    return surroundings;
  }
}
