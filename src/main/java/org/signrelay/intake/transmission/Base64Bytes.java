package org.signrelay.intake.transmission;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.signrelay.intake.transmission.base64.Base64Decoder;

/** Decodes base64 that comes as bytes. */
final class Base64Bytes extends OutputStream {
  private final Base64Decoder decoder;

  /**
   * @param out not closed
   */
  Base64Bytes(String element, OutputStream out) {
    this.decoder = new Base64Decoder(element, out);
  }

  @Override
  public void write(int single) throws IOException {
    decoder.decode(new char[] {(char) (single & 0xFF)}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    char[] characters = new char[length];
    for (int i = 0; i < length; i++) {
      characters[i] = (char) (bytes[offset + i] & 0xFF);
    }
    decoder.decode(characters, 0, length);
  }

  /** The media type of a {@code data:} prefix. */
  Optional<String> mediaType() {
    return decoder.mediaType();
  }

  /**
   * Writes what is left.
   *
   * @throws org.signrelay.intake.refusal.RefusedException if the base64 breaks off
   */
  void finish() throws IOException {
    decoder.finish();
  }
}
