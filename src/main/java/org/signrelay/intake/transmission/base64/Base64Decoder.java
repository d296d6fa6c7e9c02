package org.signrelay.intake.transmission.base64;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Decodes base64 that comes in pieces, in constant memory. Taken is the standard or the URL-safe
 * alphabet (RFC 4648, sections 4 and 5) but no mixture, with white space anywhere, with or without
 * padding, and with or without a {@code data:} prefix.
 */
public final class Base64Decoder {
  private static final int BUFFER = 8_192;
  private static final int GROUP = 4;
  private static final int BYTES_OF_A_GROUP = 3;

  private final String element;
  private final OutputStream out;
  private final DataPrefix prefix = new DataPrefix();
  private final byte[] decoded = new byte[BUFFER];
  private int length;
  private long position;
  private int bits;
  private int inGroup;
  private int padding;
  private boolean standard;
  private boolean urlSafe;

  /**
   * @param element name of the value, for reasons
   * @param out not closed
   */
  public Base64Decoder(String element, OutputStream out) {
    this.element = element;
    this.out = out;
  }

  /**
   * Decodes a piece.
   *
   * @throws RefusedException if a character is not base64 or stands behind the padding; says at
   *     which position of the value, counted from 1
   * @throws IOException from the output
   */
  public void decode(char[] piece, int offset, int count) throws IOException {
    int end = offset + count;
    int next = offset;
    while (next < end) {
      next = decodeGroups(piece, next, end);
      if (next < end) {
        position++;
        char character = piece[next++];
        if (prefix.isOpen()) {
          begin(character);
        } else {
          take(character);
        }
      }
    }
  }

  /**
   * Decodes whole groups quickly, up to the first character that needs a look: space, padding, what
   * tells the alphabets apart, what is foreign. Says where it stands.
   */
  private int decodeGroups(char[] piece, int from, int end) throws IOException {
    if (inGroup != 0 || padding != 0 || prefix.isOpen()) {
      return from;
    }
    int next = from;
    while (next + GROUP <= end) {
      int group = Alphabet.group(piece, next);
      if (group < 0) {
        break;
      }
      if (length > BUFFER - BYTES_OF_A_GROUP) {
        flush();
      }
      decoded[length++] = (byte) (group >> 16);
      decoded[length++] = (byte) (group >> 8);
      decoded[length++] = (byte) group;
      next += GROUP;
    }
    position += next - from;
    return next;
  }

  /**
   * Writes what is left.
   *
   * @throws RefusedException if the base64 breaks off
   * @throws IOException from the output
   */
  public void finish() throws IOException {
    if (prefix.state() == DataPrefix.State.BEGUN) {
      throw prefixRefused();
    }
    if (prefix.state() == DataPrefix.State.UNDECIDED) {
      takeSeen();
    }
    if (inGroup == 1) {
      throw refused("breaks off at " + place() + ": a single character is left over.");
    }
    writeRest();
    flush();
  }

  /** Whether nothing but white space has come. */
  public boolean isBlank() {
    return prefix.seen().length() == 0;
  }

  /** The media type of the {@code data:} prefix. */
  public Optional<String> mediaType() {
    return prefix.mediaType();
  }

  private void begin(char character) throws IOException {
    if (Alphabet.value(character) == Alphabet.SPACE) {
      return;
    }
    prefix.follow(character);
    if (prefix.state() == DataPrefix.State.ABSENT) {
      takeSeen();
    } else if (prefix.state() == DataPrefix.State.BROKEN) {
      throw prefixRefused();
    }
  }

  private void takeSeen() throws IOException {
    CharSequence seen = prefix.seen();
    for (int i = 0; i < seen.length(); i++) {
      take(seen.charAt(i));
    }
  }

  private void take(char character) throws IOException {
    int value = Alphabet.value(character);
    if (value >= 0 && padding == 0) {
      requireOneAlphabet(character);
      add(value);
    } else if (value == Alphabet.PADDING) {
      pad();
    } else if (value != Alphabet.SPACE) {
      throw foreign(character);
    }
  }

  private void add(int value) throws IOException {
    bits = bits << 6 | value;
    inGroup++;
    if (inGroup == GROUP) {
      write(bits >> 16);
      write(bits >> 8);
      write(bits);
      inGroup = 0;
      bits = 0;
    }
  }

  /** Bits beyond whole bytes are dropped. */
  private void writeRest() throws IOException {
    if (inGroup == 2) {
      write(bits >> 4);
    } else if (inGroup == 3) {
      write(bits >> 10);
      write(bits >> 2);
    }
    inGroup = 0;
  }

  private void write(int octet) throws IOException {
    if (length == BUFFER) {
      flush();
    }
    decoded[length++] = (byte) octet;
  }

  private void flush() throws IOException {
    out.write(decoded, 0, length);
    length = 0;
  }

  private void pad() {
    padding++;
    if (inGroup < 2 || inGroup + padding > GROUP) {
      throw foreign('=');
    }
  }

  private void requireOneAlphabet(char character) {
    standard |= Alphabet.isOnlyStandard(character);
    urlSafe |= Alphabet.isOnlyUrlSafe(character);
    if (standard && urlSafe) {
      throw refused("mixes the standard and the URL-safe alphabet of base64 at " + place() + ".");
    }
  }

  private RefusedException foreign(char character) {
    if (character == '[' && prefix.seen().charAt(0) == '[') {
      return new RefusedException(
          Problem.MISSING_VALUE, Quoted.text(element) + " holds a merge field, not a document.");
    }
    String shown = Quoted.text(String.valueOf(character));
    return refused(
        padding > 0 && character != '='
            ? "goes on behind its padding, with " + shown + " at " + place() + "."
            : "has " + shown + " at " + place() + ", which is no base64.");
  }

  private RefusedException prefixRefused() {
    return refused("begins with data: but not with data:<media type>;base64,");
  }

  private String place() {
    return "position " + position;
  }

  private RefusedException refused(String what) {
    return new RefusedException(Problem.MALFORMED_DOCUMENT, Quoted.text(element) + " " + what);
  }
}
