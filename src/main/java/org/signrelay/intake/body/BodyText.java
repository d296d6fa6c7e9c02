package org.signrelay.intake.body;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** From bytes to text, in the charset that {@link Encoding} finds. */
public final class BodyText {
  private static final int STRETCH = 64;

  private BodyText() {}

  /**
   * @throws RefusedException if the charset is unknown, or the bytes are no text in it
   */
  public static String decode(byte[] bytes, ContentType contentType) {
    return decode(bytes, Encoding.of(bytes, contentType));
  }

  /**
   * The same in an encoding that is known.
   *
   * @throws RefusedException if the bytes are no text in it
   */
  static String decode(byte[] bytes, Encoding encoding) {
    return decode(bytes, encoding.markLength(), encoding.charset());
  }

  /** A decoder that reports what is no text in its charset. */
  public static CharsetDecoder strictDecoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The refusal of a body that is no text in its charset. */
  public static RefusedException refused(Charset charset, Place place) {
    return new RefusedException(
        Problem.MALFORMED_BODY, "The body is not text in " + charset.name() + ": " + place + ".");
  }

  private static String decode(byte[] bytes, int offset, Charset charset) {
    CharsetDecoder decoder = strictDecoder(charset);
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
    CharBuffer out = CharBuffer.allocate((int) (in.remaining() * decoder.maxCharsPerByte()) + 2);
    CoderResult result = decode(decoder, in, out);
    out.flip();
    if (result.isError()) {
      throw refused(charset, Place.behind(out));
    }
    return out.toString();
  }

  /**
   * In stretches, because the JDK's decoders are quick up to the first character that is not ASCII
   * and take several times as long from there to the end of what they are given.
   */
  private static CoderResult decode(CharsetDecoder decoder, ByteBuffer in, CharBuffer out) {
    int end = in.limit();
    int limit = in.position();
    CoderResult result;
    do {
      limit = Math.min(limit + STRETCH, end);
      in.limit(limit);
      result = decoder.decode(in, out, limit == end);
    } while (!result.isError() && limit < end);
    return result.isError() ? result : decoder.flush(out);
  }
}
