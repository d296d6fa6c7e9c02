package org.signrelay.intake.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.signrelay.intake.refusal.RefusedException;

/**
 * The names and values of a form as the WHATWG's URL standard writes them: {@code +} is a space,
 * {@code %} and two hexadecimal digits are a byte of a character in the body's charset.
 */
final class FormSyntax {
  /** Base of the digits of an escape. */
  static final int HEX = 16;

  private FormSyntax() {}

  /** The charset of the bytes behind {@code %}: in a text of wide characters it is UTF-8. */
  static Charset ofEscapes(Charset body) {
    return body.name().startsWith("UTF-16") || body.name().startsWith("UTF-32") ? UTF_8 : body;
  }

  /**
   * The text that a name or value stands for.
   *
   * @param written behind each {@code %} stand two hexadecimal digits
   * @throws RefusedException if its bytes are no text in the charset
   */
  static String decode(String written, Charset charset, Place place) {
    if (written.indexOf('%') < 0) {
      return written.replace('+', ' ');
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(written.length());
    int plain = 0;
    for (int i = written.indexOf('%'); i >= 0; i = written.indexOf('%', plain)) {
      bytes.writeBytes(written.substring(plain, i).replace('+', ' ').getBytes(charset));
      bytes.write(octet(written.charAt(i + 1), written.charAt(i + 2)));
      plain = i + 3;
    }
    bytes.writeBytes(written.substring(plain).replace('+', ' ').getBytes(charset));
    return text(bytes.toByteArray(), charset, place);
  }

  /** The byte that two hexadecimal digits are; negative if they are not. */
  static int octet(int high, int low) {
    int upper = digit(high);
    int lower = digit(low);
    return upper < 0 || lower < 0 ? -1 : upper * HEX + lower;
  }

  /** The digits of other scripts are none here. */
  private static int digit(int character) {
    return character < 0x80 ? Character.digit(character, HEX) : -1;
  }

  /** The refusal of a {@code %} without two hexadecimal digits behind it. */
  static RefusedException brokenEscape(Place place) {
    return new SyntaxException(
        "The form has a % without two hexadecimal digits behind it: " + place + ".");
  }

  private static String text(byte[] bytes, Charset charset, Place place) {
    try {
      return BodyText.strictDecoder(charset).decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException noText) {
      throw BodyText.refused(charset, place);
    }
  }
}
