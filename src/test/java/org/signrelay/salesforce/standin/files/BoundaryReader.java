package org.signrelay.salesforce.standin.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts a multipart body into its parts with one buffer, whatever the parts' sizes. */
final class BoundaryReader {
  private static final int BUFFER = 128 * 1024;

  private final PushbackInputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int start = 0;
  private int end = 0;
  private PartBody current;

  BoundaryReader(InputStream in, String boundary) {
    this.in = new PushbackInputStream(in, 2);
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Skips what stands before the first boundary line. */
  void skipToFirstPart() throws IOException {
    in.unread(new byte[] {'\r', '\n'});
    partBody().transferTo(OutputStream.nullOutputStream());
    nextPart();
  }

  /** Skips the rest of the part and says whether another one follows. */
  boolean nextPart() throws IOException {
    current.transferTo(OutputStream.nullOutputStream());
    start += delimiter.length;
    return !line().startsWith("--");
  }

  /** A header line; each of its bytes is one character. */
  String line() throws IOException {
    var line = new StringBuilder();
    for (int b = next(); b != '\n'; b = next()) {
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  /** What follows up to the next boundary. */
  InputStream partBody() {
    current = new PartBody();
    return current;
  }

  private int next() throws IOException {
    if (start == end && !fill()) {
      throw new EOFException("multipart body ends within a header");
    }
    return buffer[start++] & 0xff;
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read > 0;
  }

  /** Number of bytes that surely belong to the part, -1 when the boundary is next. */
  private int sureBytes() throws IOException {
    while (true) {
      int found = indexOfDelimiter();
      if (found == start) {
        return -1;
      }
      if (found > start) {
        return found - start;
      }
      int sure = end - start - delimiter.length + 1;
      if (sure > 0) {
        return sure;
      }
      if (!fill()) {
        throw new EOFException("multipart body ends before its last boundary");
      }
    }
  }

  private int indexOfDelimiter() {
    for (int i = start; i <= end - delimiter.length; i++) {
      if (buffer[i] == '\r'
          && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
        return i;
      }
    }
    return -1;
  }

  private final class PartBody extends InputStream {
    /** Bytes at the start of the buffer that are known to belong to the part. */
    private int known = 0;

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (known == 0) {
        known = sureBytes();
        if (known < 0) {
          known = 0;
          return -1;
        }
      }
      int count = Math.min(length, known);
      System.arraycopy(buffer, start, target, offset, count);
      start += count;
      known -= count;
      return count;
    }
  }
}
