package org.signrelay.bench.documents;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of a document. */
interface Content {
  /** In bytes. */
  long size();

  /** Length of its base64. */
  long base64Size();

  void writeTo(OutputStream out) throws IOException;

  void writeBase64To(OutputStream out) throws IOException;
}
