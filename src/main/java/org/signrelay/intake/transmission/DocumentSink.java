package org.signrelay.intake.transmission;

import java.io.IOException;
import java.io.OutputStream;

/** Where the documents of one call go, one after the other. */
public interface DocumentSink {

  /**
   * Begins the next document of the call. The stream is closed when the document is complete, and
   * only then: one that is not closed belongs to a call that was refused, and is worth nothing.
   *
   * @throws IOException if the document cannot be taken; it reaches the reader's caller unchanged,
   *     and so does whatever the stream throws
   */
  OutputStream begin() throws IOException;
}
