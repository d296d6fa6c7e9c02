package org.signrelay.intake.transmission.pieces;

import java.io.IOException;
import java.io.Reader;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.body.XmlSyntax;
import org.signrelay.intake.refusal.RefusedException;

/**
 * XML on its way to the parser. White space before it is left out; a document type is refused
 * before the parser sees it; and a CDATA section, which the JDK's parser takes into memory as a
 * whole, is cut into several that say the same.
 */
public final class XmlMarkup extends Reader {
  private static final int BUFFER = 8_192;
  private static final int LONGEST_SECTION = 4_096;
  private static final String CUT = "]]><![CDATA[";

  private final Reader xml;
  private final char[] buffer = new char[BUFFER];
  private final MarkupState markup = new MarkupState();
  private int next;
  private int end;
  private int line = 1;
  private int column = 1;
  private int sectionLength;
  private int cutLeft;

  public XmlMarkup(Reader xml) {
    this.xml = xml;
  }

  /**
   * Skips the white space before the XML.
   *
   * @return the lines that were skipped
   */
  public int start() throws IOException {
    while ((next < end || fill()) && Character.isWhitespace(buffer[next])) {
      followPlace(buffer[next++]);
    }
    return line - 1;
  }

  /**
   * @throws RefusedException if a document type begins
   */
  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      if (cutLeft > 0) {
        into[offset + count++] = CUT.charAt(CUT.length() - cutLeft--);
      } else if (next < end) {
        int plain = markup.isInText() ? plainText(length - count) : 0;
        System.arraycopy(buffer, next - plain, into, offset + count, plain);
        count += plain;
        if (plain == 0) {
          into[offset + count++] = follow(buffer[next++]);
        }
      } else if (count > 0 || !fill()) {
        break;
      }
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, xml.read(buffer, 0, BUFFER));
    return end > 0;
  }

  /** Goes on to the next markup: what stands before it says nothing but where one is. */
  private int plainText(int most) {
    int begin = next;
    int last = Math.min(end, next + most);
    while (next < last && buffer[next] != '<') {
      followPlace(buffer[next++]);
    }
    return next - begin;
  }

  private char follow(char character) {
    markup.follow(character);
    if (markup.isDocumentType()) {
      throw XmlSyntax.documentTypeRefused(
          new Place(line, column - MarkupState.DOCUMENT_TYPE_LENGTH + 1));
    }
    followSection(character);
    followPlace(character);
    return character;
  }

  private void followSection(char character) {
    sectionLength = markup.isInSection() ? sectionLength + 1 : 0;
    if (sectionLength >= LONGEST_SECTION && maySectionEndBehind(character)) {
      cutLeft = CUT.length();
      sectionLength = 0;
    }
  }

  /** Not inside of a line break, a surrogate pair or the end of the section. */
  private static boolean maySectionEndBehind(char character) {
    return character != ']' && character != '\r' && !Character.isHighSurrogate(character);
  }

  private void followPlace(char character) {
    if (character == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
  }
}
