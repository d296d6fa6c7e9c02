package org.signrelay.intake.body;

import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
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
   * @throws BrokenBodyException if the body does not parse because of its syntax alone
   * @throws RefusedException if the format is not supported, or the body does not parse otherwise
   *     or exceeds a limit
   */
  public static Body read(byte[] bytes, ContentType contentType) {
    return read(bytes, contentType, format -> {});
  }

  /**
   * The same.
   *
   * @param seen told of the format as soon as it is clear, so that it is known of a body that does
   *     not parse too; told again if XML turns out to be SOAP
   */
  public static Body read(byte[] bytes, ContentType contentType, Consumer<BodyFormat> seen) {
    Encoding encoding = Encoding.of(bytes, contentType);
    String text = BodyText.decode(bytes, encoding);
    if (text.isBlank()) {
      throw new RefusedException(Problem.MALFORMED_BODY, "The body is empty.");
    }
    BodyFormat format =
        BodyFormat.seenIn(text)
            .or(contentType::format)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Problem.UNSUPPORTED_BODY, "The body is neither JSON nor XML nor a form."));
    seen.accept(format);
    try {
      return read(format, text, encoding.charset(), seen);
    } catch (SyntaxException broken) {
      throw new BrokenBodyException(format, text, broken);
    }
  }

  private static Body read(
      BodyFormat format, String text, Charset charset, Consumer<BodyFormat> seen) {
    FoundValues values = new FoundValues();
    BodyFormat read =
        switch (format) {
          case JSON -> JsonBody.read(text, values);
          case FORM -> FormBody.read(text, charset, values);
          case XML, SOAP_1_1, SOAP_1_2 -> XmlBody.read(text, values, seen);
        };
    return new Body(read, values.asList());
  }
}
