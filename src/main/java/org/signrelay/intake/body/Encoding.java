package org.signrelay.intake.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
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
 * How the text of a body is written. The charset is, first of: a byte order mark, the content type,
 * the XML declaration (this far RFC 7303), UTF-16 if every other byte of the start is zero, UTF-8.
 * A content type or declaration that claims UTF-16 for a body of single bytes does not count: .NET
 * writes it into text that is then sent as UTF-8.
 *
 * @param markLength bytes of the byte order mark before the text, 0 if there is none
 */
public record Encoding(Charset charset, int markLength) {
  private static final int LONGEST_DECLARATION = 200;
  private static final Pattern DECLARED =
      Pattern.compile("\\A\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']+)[\"']");

  /**
   * @param start the first bytes of the body; 200 suffice
   * @throws RefusedException if the charset is unknown
   */
  public static Encoding of(byte[] start, ContentType contentType) {
    for (ByteOrderMark mark : ByteOrderMark.values()) {
      if (mark.starts(start)) {
        return new Encoding(mark.charset(), mark.length());
      }
    }
    Optional<Charset> wide = wideStart(start);
    Charset charset =
        contentType
            .charset()
            .or(() -> declared(start))
            .map(Encoding::charset)
            .filter(claimed -> wide.isPresent() || !isWide(claimed))
            .orElse(wide.orElse(UTF_8));
    return new Encoding(charset, 0);
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
    if (!beginsWithMarkup(bytes)) {
      return Optional.empty();
    }
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_DECLARATION));
    Matcher declaration = DECLARED.matcher(new String(start, ISO_8859_1));
    return declaration.find() ? Optional.of(declaration.group(1)) : Optional.empty();
  }

  private static boolean beginsWithMarkup(byte[] bytes) {
    int next = 0;
    while (next < bytes.length && bytes[next] <= ' ' && bytes[next] >= 0) {
      next++;
    }
    return next < bytes.length && bytes[next] == '<';
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new RefusedException(
          Problem.UNSUPPORTED_BODY, "The charset " + Quoted.text(name) + " is not known.", unknown);
    }
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
