package org.signrelay.intake.transmission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.body.Encoding;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.pieces.BodyReader;
import org.signrelay.intake.transmission.pieces.UnbrokenStream;

/**
 * A body of which nothing but the start was looked at.
 *
 * @param bytes the whole body, start and byte order mark included
 */
record OpenedBody(TransmissionFormat format, Encoding encoding, InputStream bytes) {
  private static final int START = 1_024;

  /**
   * @throws RefusedException if the body is empty, breaks off or has no supported format or charset
   */
  static OpenedBody of(InputStream body, ContentType contentType) throws IOException {
    InputStream unbroken = new UnbrokenStream(body);
    byte[] start = unbroken.readNBytes(START);
    Encoding encoding = Encoding.of(start, contentType);
    String text = textOf(start, encoding);
    if (text.isEmpty() && start.length < START) {
      throw new RefusedException(Problem.MALFORMED_BODY, "The body is empty.");
    }
    TransmissionFormat format =
        TransmissionFormat.of(text, contentType).orElseThrow(OpenedBody::unsupported);
    return new OpenedBody(
        format, encoding, new SequenceInputStream(new ByteArrayInputStream(start), unbroken));
  }

  /** The body as text, without a byte order mark. */
  Reader text() throws IOException {
    bytes.skipNBytes(encoding.markLength());
    return new BodyReader(bytes, encoding.charset());
  }

  private static String textOf(byte[] start, Encoding encoding) {
    int mark = encoding.markLength();
    return new String(start, mark, start.length - mark, encoding.charset()).stripLeading();
  }

  private static RefusedException unsupported() {
    return new RefusedException(
        Problem.UNSUPPORTED_BODY,
        "The body is neither JSON nor XML nor a form nor PDF nor multipart with a boundary.");
  }
}
