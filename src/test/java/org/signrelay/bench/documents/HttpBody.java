package org.signrelay.bench.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of a request that carries a document.
 *
 * @param length in bytes
 */
record HttpBody(String contentType, long length, Writing writing) {

  /** The document with a text before it and one behind it. */
  static HttpBody of(String contentType, String head, Content document, String tail) {
    return around(contentType, head, document.size(), document::writeTo, tail);
  }

  /** The same with the document in base64. */
  static HttpBody ofBase64(String contentType, String head, Content document, String tail) {
    return around(contentType, head, document.base64Size(), document::writeBase64To, tail);
  }

  private static HttpBody around(
      String contentType, String head, long length, Writing document, String tail) {
    byte[] before = head.getBytes(UTF_8);
    byte[] behind = tail.getBytes(UTF_8);
    return new HttpBody(
        contentType,
        before.length + length + behind.length,
        out -> {
          out.write(before);
          document.writeTo(out);
          out.write(behind);
        });
  }

  void writeTo(OutputStream out) throws IOException {
    writing.writeTo(out);
  }

  /** Writes bytes as they are made. */
  @FunctionalInterface
  interface Writing {
    void writeTo(OutputStream out) throws IOException;
  }
}
