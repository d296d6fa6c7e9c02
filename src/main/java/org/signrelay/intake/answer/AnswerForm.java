package org.signrelay.intake.answer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.signrelay.intake.body.BodyFormat;
import org.signrelay.intake.body.ContentType;

/** The formats of answers. */
public enum AnswerForm {
  JSON {
    @Override
    public byte[] write(Answer answer) {
      return JsonAnswer.write(answer);
    }

    @Override
    public String mediaType(Answer answer) {
      return answer instanceof Answer.Refused ? "application/problem+json" : "application/json";
    }
  },
  XML {
    @Override
    public byte[] write(Answer answer) {
      return XmlAnswer.write(answer);
    }

    @Override
    public String mediaType(Answer answer) {
      return "application/xml;charset=UTF-8";
    }
  };

  /** The body, in UTF-8. */
  public abstract byte[] write(Answer answer);

  public abstract String mediaType(Answer answer);

  /**
   * The form for a call: what {@code Accept} names if that is exactly one of JSON and XML, else the
   * format of the body, else of its content type, else JSON.
   *
   * @param accept null if the call has no such header
   * @param understood format of the body, once that is known
   */
  public static AnswerForm choose(
      String accept, Optional<BodyFormat> understood, ContentType contentType) {
    Set<BodyFormat> named = namedBy(accept);
    Optional<BodyFormat> format =
        named.size() == 1
            ? Optional.of(named.iterator().next())
            : understood.or(contentType::format);
    return format.map(AnswerForm::like).orElse(JSON);
  }

  private static Set<BodyFormat> namedBy(String accept) {
    Set<BodyFormat> named = EnumSet.noneOf(BodyFormat.class);
    if (accept != null) {
      Arrays.stream(accept.split(","))
          .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
          .map(BodyFormat::named)
          .flatMap(Optional::stream)
          .forEach(named::add);
    }
    return named;
  }

  private static AnswerForm like(BodyFormat format) {
    return switch (format) {
      case JSON -> JSON;
      case XML -> XML;
    };
  }
}
