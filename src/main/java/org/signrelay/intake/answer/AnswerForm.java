package org.signrelay.intake.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signrelay.intake.body.BodyFormat;

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
  },
  SOAP_1_1 {
    @Override
    public byte[] write(Answer answer) {
      return SoapAnswer.write(answer, BodyFormat.SOAP_1_1);
    }

    @Override
    public String mediaType(Answer answer) {
      return "text/xml;charset=UTF-8";
    }
  },
  SOAP_1_2 {
    @Override
    public byte[] write(Answer answer) {
      return SoapAnswer.write(answer, BodyFormat.SOAP_1_2);
    }

    @Override
    public String mediaType(Answer answer) {
      return "application/soap+xml;charset=UTF-8";
    }
  };

  /** The media type of XML that no envelope of SOAP has. */
  private static final String PLAIN_XML = "application/xml";

  /** The body, in UTF-8. */
  public abstract byte[] write(Answer answer);

  public abstract String mediaType(Answer answer);

  /**
   * The form for a call: what {@code Accept} names if that is exactly one of JSON and XML, else the
   * format of the call. SOAP is answered as SOAP where {@code Accept} names XML, unless that is
   * {@code application/xml} alone.
   *
   * @param accept null if the call has no such header
   * @param format of the body, or what the headers say of it; JSON if nobody knows
   */
  public static AnswerForm choose(String accept, Optional<BodyFormat> format) {
    AnswerForm likeTheCall = format.map(AnswerForm::like).orElse(JSON);
    List<String> ranges = ranges(accept);
    boolean json = ranges.stream().anyMatch(range -> names(range, BodyFormat.JSON));
    List<String> xml = ranges.stream().filter(AnswerForm::namesXml).toList();
    if (json == !xml.isEmpty()) {
      return likeTheCall;
    }
    if (json) {
      return JSON;
    }
    boolean plain = xml.stream().allMatch(PLAIN_XML::equals);
    return plain || likeTheCall == JSON ? XML : likeTheCall;
  }

  private static List<String> ranges(String accept) {
    return accept == null
        ? List.of()
        : Arrays.stream(accept.split(","))
            .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .toList();
  }

  private static boolean namesXml(String range) {
    return BodyFormat.named(range).filter(BodyFormat::isXml).isPresent();
  }

  private static boolean names(String range, BodyFormat format) {
    return BodyFormat.named(range).filter(format::equals).isPresent();
  }

  private static AnswerForm like(BodyFormat format) {
    return switch (format) {
      case JSON, FORM -> JSON;
      case XML -> XML;
      case SOAP_1_1 -> SOAP_1_1;
      case SOAP_1_2 -> SOAP_1_2;
    };
  }
}
