package org.signrelay.intake.transmission.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** The stretch of a multipart body that is looked at. */
final class PartBuffer {
  private static final int SIZE = 16 * 1_024;

  private final InputStream body;
  private final byte[] bytes = new byte[SIZE];
  private int next;
  private int end;
  private int line;

  PartBuffer(InputStream body) {
    this.body = body;
  }

  /** The next byte. */
  int read() throws IOException {
    if (next == end) {
      require();
    }
    int octet = bytes[next] & 0xFF;
    skip(1);
    return octet;
  }

  /** Looks for the boundary in what is there: how many bytes stand before it, or -1. */
  int find(Boundary boundary) {
    int found = boundary.find(bytes, next, end);
    return found < 0 ? -1 : found - next;
  }

  void copy(int count, OutputStream out) throws IOException {
    if (count > 0) {
      out.write(bytes, next, count);
      skip(count);
    }
  }

  /** Copies what is there except the last bytes. */
  void copyAllBut(int last, OutputStream out) throws IOException {
    copy(end - next - last, out);
  }

  void copyRest(OutputStream out) throws IOException {
    copyAllBut(0, out);
    while (fill()) {
      copyAllBut(0, out);
    }
  }

  void skip(int count) {
    for (int i = next; i < next + count; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    next += count;
  }

  /**
   * Reads on.
   *
   * @throws RefusedException if the body is at its end
   */
  void require() throws IOException {
    if (!fill()) {
      throw refused("The body ends before its closing boundary");
    }
  }

  /** The line that is next; the line break put before the body makes the first one 1. */
  Place place() {
    return new Place(Math.max(1, line), 1);
  }

  RefusedException refused(String reason) {
    return new RefusedException(Problem.MALFORMED_BODY, reason + ": " + place() + ".");
  }

  private boolean fill() throws IOException {
    System.arraycopy(bytes, next, bytes, 0, end - next);
    end -= next;
    next = 0;
    int count = body.read(bytes, end, SIZE - end);
    end += Math.max(0, count);
    return count >= 0;
  }
}
