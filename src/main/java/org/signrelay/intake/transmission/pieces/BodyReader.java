package org.signrelay.intake.transmission.pieces;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import org.signrelay.intake.body.BodyText;
import org.signrelay.intake.body.Place;

/**
 * The text of a body, decoded while it is read. Refuses bytes that are no text, with their place.
 */
public final class BodyReader extends Reader {
  private static final int BUFFER = 8_192;

  private final InputStream body;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private boolean ended;
  private boolean flushed;
  private int line = 1;
  private int column = 1;

  public BodyReader(InputStream body, Charset charset) {
    this.body = body;
    this.decoder = BodyText.strictDecoder(charset);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (!chars.hasRemaining() && !refill()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(into, offset, count);
    return count;
  }

  /** Leaves the body to whoever opened it. */
  @Override
  public void close() {}

  private boolean refill() throws IOException {
    chars.clear();
    while (chars.position() == 0 && !flushed) {
      decode();
    }
    chars.flip();
    follow();
    return chars.hasRemaining();
  }

  /** What was decoded before an error is handed out first; the error shows again then. */
  private void decode() throws IOException {
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (chars.position() > 0) {
      return;
    }
    if (result.isError()) {
      throw BodyText.refused(decoder.charset(), new Place(line, column));
    }
    if (ended) {
      decoder.flush(chars);
      flushed = true;
    } else {
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = body.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  private void follow() {
    char[] text = chars.array();
    int lastBreak = -1;
    for (int i = 0; i < chars.limit(); i++) {
      if (text[i] == '\n') {
        line++;
        lastBreak = i;
      }
    }
    column = lastBreak < 0 ? column + chars.limit() : chars.limit() - lastBreak;
  }
}
