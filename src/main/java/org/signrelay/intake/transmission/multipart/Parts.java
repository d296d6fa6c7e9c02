package org.signrelay.intake.transmission.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * The parts of a multipart body, one after the other. Strict: lines end with CR LF, a delimiter
 * stands alone on its line, and the body ends with the closing one.
 */
public final class Parts {
  /** Far above any form. */
  static final int MOST_PARTS = 100;

  /** Bytes of one part's header. */
  static final int LONGEST_HEADER = 8 * 1_024;

  private final Boundary boundary;
  private final PartBuffer buffer;
  private int parts;
  private boolean begun;
  private boolean ended;

  /**
   * @param body refuses by itself if it breaks off
   */
  public Parts(InputStream body, Boundary boundary) {
    this.boundary = boundary;
    // A delimiter begins with a line break, which the first one may lack.
    this.buffer =
        new PartBuffer(
            new SequenceInputStream(new ByteArrayInputStream("\r\n".getBytes(ISO_8859_1)), body));
  }

  /**
   * Goes on to the next part, whose header this is, or to the end. The current part must have been
   * copied.
   *
   * @param between takes what stands before the first part and behind the last
   * @throws RefusedException if the body is malformed, or has more than 100 parts or a header of
   *     more than 8 KB
   */
  public Optional<PartHeader> next(OutputStream between) throws IOException {
    if (!begun) {
      begun = true;
      copy(between);
    }
    if (ended) {
      buffer.copyRest(between);
      return Optional.empty();
    }
    parts++;
    if (parts > MOST_PARTS) {
      throw new RefusedException(
          Problem.TOO_LARGE, "The body has more than " + MOST_PARTS + " parts.");
    }
    return Optional.of(readHeader());
  }

  /**
   * Copies the content of the current part.
   *
   * @throws RefusedException if the body ends before the part does
   * @throws IOException from the output
   */
  public void copy(OutputStream content) throws IOException {
    int found = buffer.find(boundary);
    while (found < 0) {
      buffer.copyAllBut(boundary.length() - 1, content);
      buffer.require();
      found = buffer.find(boundary);
    }
    buffer.copy(found, content);
    buffer.skip(boundary.length());
    readEndOfDelimiter();
  }

  private void readEndOfDelimiter() throws IOException {
    int first = buffer.read();
    if (first == '-') {
      requireNext('-');
      ended = true;
      return;
    }
    while (first == ' ' || first == '\t') {
      first = buffer.read();
    }
    if (first != '\r') {
      throw buffer.refused("Something other than a line break follows the boundary");
    }
    requireNext('\n');
  }

  private void requireNext(char expected) throws IOException {
    if (buffer.read() != expected) {
      throw buffer.refused("The boundary is not followed by a line break or two hyphens");
    }
  }

  private PartHeader readHeader() throws IOException {
    Place place = buffer.place();
    List<String> lines = new ArrayList<>();
    int left = LONGEST_HEADER;
    for (String line = readLine(left); !line.isEmpty(); line = readLine(left)) {
      left -= line.length();
      lines.add(line);
    }
    return PartHeader.parse(lines, place);
  }

  private String readLine(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = buffer.read(); next != '\r'; next = buffer.read()) {
      line.write(next);
      if (line.size() > most || next == '\n') {
        throw buffer.refused(
            "The header of a part is longer than "
                + LONGEST_HEADER
                + " bytes, or a line in it does not end with CR LF");
      }
    }
    requireNext('\n');
    return line.toString(UTF_8);
  }
}
