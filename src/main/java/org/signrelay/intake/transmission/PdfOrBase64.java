package org.signrelay.intake.transmission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A document in a form's field: base64, unless its first bytes are those of a PDF. */
final class PdfOrBase64 extends OutputStream {
  private static final String PDF = "%PDF";

  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private final OpenDocument document;
  private final Base64Bytes decoder;
  private OutputStream chosen;

  PdfOrBase64(String element, OpenDocument document) {
    this.document = document;
    this.decoder = new Base64Bytes(element, document);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (chosen != null) {
      chosen.write(bytes, offset, length);
      return;
    }
    start.write(bytes, offset, length);
    if (start.size() >= PDF.length()) {
      choose();
    }
  }

  /**
   * Writes what is left.
   *
   * @throws org.signrelay.intake.refusal.RefusedException if it is base64 that breaks off
   */
  void finish() throws IOException {
    if (chosen == null) {
      choose();
    }
    decoder.finish();
    decoder.mediaType().ifPresent(document::describe);
  }

  private void choose() throws IOException {
    boolean pdf = start.toString(StandardCharsets.ISO_8859_1).startsWith(PDF);
    chosen = pdf ? document : decoder;
    start.writeTo(chosen);
  }
}
