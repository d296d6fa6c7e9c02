package org.signrelay.intake.body;

import java.util.List;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** The body of a call, read. */
public record Body(BodyFormat format, List<FoundValue> values) {

  public Body {
    values = List.copyOf(values);
  }

  /**
   * Reads a body. Its first character decides on the format, because content types lie; where that
   * says nothing the content type does.
   *
   * @throws RefusedException if the format is not supported, or the body does not parse or exceeds
   *     a limit
   */
  public static Body read(byte[] bytes, ContentType contentType) {
    String text = BodyText.decode(bytes, contentType);
    if (text.isBlank()) {
      throw new RefusedException(Problem.MALFORMED_BODY, "The body is empty.");
    }
    BodyFormat format =
        BodyFormat.seenIn(text)
            .or(contentType::format)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Problem.UNSUPPORTED_BODY, "The body is neither JSON nor XML."));
    FoundValues values = new FoundValues();
    format.read(text, values);
    return new Body(format, values.asList());
  }
}
