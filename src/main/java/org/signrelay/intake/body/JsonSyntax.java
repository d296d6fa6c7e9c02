package org.signrelay.intake.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Objects;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** The JSON that is taken: RFC 8259, within limits; and what is said of any other. */
public final class JsonSyntax {
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_NAME = 1_000;

  private JsonSyntax() {}

  /**
   * A factory of parsers that hold the limits. Field names are not canonicalised: they are the
   * caller's choice, and a table of them would outlive the call.
   */
  public static JsonFactoryBuilder factory() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(XmlSyntax.DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
  }

  /** The nearest name around the parser's token; the elements of an array have the array's. */
  public static String nameAround(JsonParser parser) {
    JsonStreamContext context = parser.getParsingContext();
    while (context.inArray()) {
      context = context.getParent();
    }
    return context.hasCurrentName() ? context.getCurrentName() : "";
  }

  /** The place of the parser's token. */
  public static Place place(JsonParser parser) {
    return place(parser.currentTokenLocation());
  }

  /** The refusal of a body that does not parse. */
  public static RefusedException refused(JsonProcessingException malformed, JsonParser parser) {
    String detail = reason(malformed) + ": " + place(locationOf(malformed, parser)) + ".";
    return malformed instanceof StreamConstraintsException
        ? new RefusedException(Problem.MALFORMED_BODY, detail, malformed)
        : new SyntaxException(detail, malformed);
  }

  private static String reason(JsonProcessingException malformed) {
    if (malformed instanceof JsonEOFException) {
      return "The body ends before the JSON does";
    }
    if (malformed instanceof StreamConstraintsException) {
      return "The JSON is nested more than "
          + XmlSyntax.DEEPEST
          + " deep, or has a name or number of more than "
          + LONGEST_NUMBER
          + " characters";
    }
    return "The body is not valid JSON";
  }

  private static JsonLocation locationOf(JsonProcessingException malformed, JsonParser parser) {
    return Objects.requireNonNullElseGet(malformed.getLocation(), parser::currentLocation);
  }

  private static Place place(JsonLocation location) {
    return new Place(location.getLineNr(), location.getColumnNr());
  }
}
