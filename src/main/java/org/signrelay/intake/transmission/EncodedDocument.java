package org.signrelay.intake.transmission;

import java.io.IOException;
import org.signrelay.intake.transmission.base64.Base64Decoder;

/** A document that comes as base64. */
final class EncodedDocument {
  private final OpenDocument document;
  private final Base64Decoder decoder;

  EncodedDocument(String element, OpenDocument document) {
    this.document = document;
    this.decoder = new Base64Decoder(element, document);
  }

  void decode(char[] text, int offset, int length) throws IOException {
    decoder.decode(text, offset, length);
  }

  /** Whether nothing but white space has come. */
  boolean isBlank() {
    return decoder.isBlank();
  }

  /**
   * Ends the document and returns it.
   *
   * @throws org.signrelay.intake.refusal.RefusedException if it is empty or breaks off
   */
  OpenDocument complete() throws IOException {
    decoder.finish();
    document.complete();
    decoder.mediaType().ifPresent(document::describe);
    return document;
  }
}
