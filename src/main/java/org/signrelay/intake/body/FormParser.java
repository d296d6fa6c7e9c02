package org.signrelay.intake.body;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import org.signrelay.intake.refusal.RefusedException;

/** Reads a form pair by pair: {@code name=value}, with {@code &} between them. */
public final class FormParser {
  private static final int BUFFER = 4_096;
  private static final int END = -1;

  private final Reader text;
  private final Charset charset;
  private final char[] buffer = new char[BUFFER];
  private int length;
  private int index;
  private int line = 1;
  private int column = 1;
  private long read;
  private int last = '&';
  private String name = "";
  private Place place = new Place(1, 1);

  /**
   * @param charset of the body, in which {@code %} escapes bytes
   */
  public FormParser(Reader text, Charset charset) {
    this.text = text;
    this.charset = FormSyntax.ofEscapes(charset);
  }

  /**
   * Reads the next name; false if there is none. What the value before has left is skipped.
   *
   * @throws RefusedException if an escape is broken
   */
  public boolean next() throws IOException {
    while (last != '&' && last != END) {
      last = read();
    }
    if (last == END) {
      return false;
    }
    place = here();
    name = FormSyntax.decode(written('='), charset, place);
    place = here();
    return true;
  }

  /** The name that was read. */
  public String name() {
    return name;
  }

  /** Where its value begins. */
  public Place place() {
    return place;
  }

  /**
   * Reads the value; empty if there is none.
   *
   * @throws RefusedException if an escape is broken
   */
  public String value() throws IOException {
    return last == '=' ? FormSyntax.decode(written('&'), charset, place) : "";
  }

  /**
   * The next character of a value in base64, or -1 behind it. A {@code +} is itself: senders that
   * merge base64 into a form do not escape it, and no base64 needs spaces.
   *
   * @throws RefusedException if an escape is broken
   */
  public int nextOfBase64() throws IOException {
    if (last == '&' || last == END) {
      return END;
    }
    last = read();
    if (last == '%') {
      return escaped();
    }
    return last == '&' ? END : last;
  }

  /** How many characters of the body were read. */
  public long charactersRead() {
    return read;
  }

  private String written(int end) throws IOException {
    StringBuilder written = new StringBuilder();
    for (last = read(); last != end && last != '&' && last != END; last = read()) {
      written.append((char) last);
      if (last == '%') {
        appendDigits(written);
      }
    }
    return written.toString();
  }

  private void appendDigits(StringBuilder written) throws IOException {
    int octet = escaped();
    written
        .append(Character.forDigit(octet / FormSyntax.HEX, FormSyntax.HEX))
        .append(Character.forDigit(octet % FormSyntax.HEX, FormSyntax.HEX));
  }

  private int escaped() throws IOException {
    Place escape = new Place(line, column - 1);
    int octet = FormSyntax.octet(read(), read());
    if (octet < 0) {
      throw FormSyntax.brokenEscape(escape);
    }
    return octet;
  }

  private int read() throws IOException {
    if (index == length) {
      length = Math.max(0, text.read(buffer, 0, BUFFER));
      index = 0;
      if (length == 0) {
        return END;
      }
    }
    read++;
    int character = buffer[index++];
    if (character == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    return character;
  }

  private Place here() {
    return new Place(line, column);
  }
}
