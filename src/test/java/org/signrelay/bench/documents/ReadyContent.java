package org.signrelay.bench.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A document that was made before it is sent, so that its senders need the processors little. */
final class ReadyContent implements Content {
  private final byte[] bytes;
  private final byte[] base64;

  ReadyContent(Content document) {
    bytes = made(document::writeTo);
    base64 = made(document::writeBase64To);
  }

  private static byte[] made(HttpBody.Writing writing) {
    var out = new ByteArrayOutputStream();
    try {
      writing.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public long base64Size() {
    return base64.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  @Override
  public void writeBase64To(OutputStream out) throws IOException {
    out.write(base64);
  }
}
