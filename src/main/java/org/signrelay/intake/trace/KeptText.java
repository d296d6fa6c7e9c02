package org.signrelay.intake.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Optional;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.body.Encoding;
import org.signrelay.intake.refusal.RefusedException;

/** The start of a body as text. What is no text in its charset becomes a replacement character. */
final class KeptText {
  private static final String PDF = "%PDF";

  private KeptText() {}

  /** Empty if there is no body, or it is a document. */
  static Optional<String> of(byte[] start, Optional<String> contentType) {
    ContentType type = ContentType.parse(contentType.orElse(null));
    String text = new String(start, charset(start, type));
    return text.isBlank() || text.stripLeading().startsWith(PDF)
        ? Optional.empty()
        : Optional.of(text);
  }

  private static Charset charset(byte[] start, ContentType type) {
    try {
      return Encoding.of(start, type).charset();
    } catch (RefusedException unknown) {
      return UTF_8;
    }
  }
}
