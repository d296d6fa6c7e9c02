package org.signrelay.intake.transmission.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** What stands between the parts of a multipart body. */
public final class Boundary {
  /** RFC 2046, section 5.1.1. */
  private static final int LONGEST = 70;

  private final byte[] delimiter;

  private Boundary(String text) {
    this.delimiter = ("\r\n--" + text).getBytes(ISO_8859_1);
  }

  /**
   * @throws RefusedException if the content type names none, or one that is longer than 70
   *     characters
   */
  public static Boundary of(ContentType contentType) {
    String text = contentType.boundary().orElse("");
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new RefusedException(
          Problem.MALFORMED_BODY,
          "The content type needs a boundary of 1 to " + LONGEST + " characters.");
    }
    return new Boundary(text);
  }

  /** Bytes of the line break, the hyphens and the boundary. */
  int length() {
    return delimiter.length;
  }

  /** Index of the first delimiter between two indices of a buffer, or -1. */
  int find(byte[] buffer, int from, int to) {
    for (int at = from; at <= to - delimiter.length; at++) {
      if (buffer[at] == delimiter[0] && isAt(buffer, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isAt(byte[] buffer, int at) {
    for (int i = 1; i < delimiter.length; i++) {
      if (buffer[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }
}
