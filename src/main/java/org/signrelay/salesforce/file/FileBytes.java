package org.signrelay.salesforce.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/**
 * The bytes of a document on their way to Salesforce. What is wrong with the document itself is
 * told apart from a lost connection, which would count as an outage of the whole org.
 */
record FileBytes(FileSource source) {
  private static final int PART = 64 * 1024;

  /** Number of bytes that {@link #writeTo} writes. */
  long size() {
    return source.size();
  }

  /**
   * Writes all bytes, a part at a time.
   *
   * @throws IOException if they cannot be written
   * @throws SalesforceException if they cannot be read, or are not as many as announced, which
   *     would leave Salesforce waiting or with a file cut off
   */
  void writeTo(OutputStream out) throws IOException {
    try (InputStream bytes = open()) {
      long written = copy(bytes, out);
      if (written != size()) {
        throw damaged(written + (written < size() ? "" : " or more"));
      }
    }
  }

  private long copy(InputStream bytes, OutputStream out) throws IOException {
    byte[] part = new byte[PART];
    long written = 0;
    for (int length = read(bytes, part); length >= 0; length = read(bytes, part)) {
      written += length;
      if (written > size()) {
        break;
      }
      out.write(part, 0, length);
    }
    return written;
  }

  private InputStream open() {
    try {
      return source.open();
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private static int read(InputStream bytes, byte[] part) {
    try {
      return bytes.read(part);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private SalesforceException damaged(String found) {
    return new SalesforceException(
        new Failure(
            Reaction.DEAD_LETTER,
            Scope.RECORD,
            "document-damaged",
            "the document should have " + size() + " bytes and has " + found));
  }

  private static SalesforceException unreadable(IOException cause) {
    return new SalesforceException(
        new Failure(
            Reaction.RETRY,
            Scope.RECORD,
            "document-unreadable",
            "the document could not be read (" + cause.getMessage() + ")"),
        cause);
  }
}
