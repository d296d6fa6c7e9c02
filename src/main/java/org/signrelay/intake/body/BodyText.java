package org.signrelay.intake.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/**
 * From bytes to text. The charset is, first of: a byte order mark, the content type, the XML
 * declaration (this far RFC 7303), UTF-16 if every other byte of the start is zero, UTF-8. A
 * content type or declaration that claims UTF-16 for a body of single bytes does not count: .NET
 * writes it into text that is then sent as UTF-8.
 */
final class BodyText {
  private static final int LONGEST_DECLARATION = 200;
  private static final Pattern DECLARED =
      Pattern.compile("\\A\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']+)[\"']");

  private BodyText() {}

  /**
   * @throws RefusedException if the charset is unknown, or the bytes are no text in it
   */
  static String decode(byte[] bytes, ContentType contentType) {
    for (ByteOrderMark mark : ByteOrderMark.values()) {
      if (mark.starts(bytes)) {
        return decode(bytes, mark.length(), mark.charset());
      }
    }
    Optional<Charset> wide = wideStart(bytes);
    Charset charset =
        contentType
            .charset()
            .or(() -> declared(bytes))
            .map(BodyText::charset)
            .filter(claimed -> wide.isPresent() || !isWide(claimed))
            .orElse(wide.orElse(UTF_8));
    return decode(bytes, 0, charset);
  }

  private static Optional<Charset> wideStart(byte[] bytes) {
    if (bytes.length < 2 || (bytes[0] == 0) == (bytes[1] == 0)) {
      return Optional.empty();
    }
    return Optional.of(bytes[0] == 0 ? UTF_16BE : UTF_16LE);
  }

  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  private static Optional<String> declared(byte[] bytes) {
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_DECLARATION));
    Matcher declaration = DECLARED.matcher(new String(start, ISO_8859_1));
    return declaration.find() ? Optional.of(declaration.group(1)) : Optional.empty();
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new RefusedException(
          Problem.UNSUPPORTED_BODY, "The charset " + Quoted.text(name) + " is not known.", unknown);
    }
  }

  private static String decode(byte[] bytes, int offset, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
    CharBuffer out = CharBuffer.allocate((int) (in.remaining() * decoder.maxCharsPerByte()) + 2);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    out.flip();
    if (result.isError()) {
      throw new RefusedException(
          Problem.MALFORMED_BODY,
          "The body is not text in " + charset.name() + ": " + Place.behind(out) + ".");
    }
    return out.toString();
  }

  private enum ByteOrderMark {
    OF_UTF_8(UTF_8, 0xEF, 0xBB, 0xBF),
    OF_UTF_16BE(UTF_16BE, 0xFE, 0xFF),
    OF_UTF_16LE(UTF_16LE, 0xFF, 0xFE);

    private final Charset charset;
    private final byte[] mark;

    ByteOrderMark(Charset charset, int... mark) {
      this.charset = charset;
      this.mark = new byte[mark.length];
      for (int i = 0; i < mark.length; i++) {
        this.mark[i] = (byte) mark[i];
      }
    }

    Charset charset() {
      return charset;
    }

    int length() {
      return mark.length;
    }

    boolean starts(byte[] bytes) {
      return bytes.length >= mark.length
          && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
  }
}
