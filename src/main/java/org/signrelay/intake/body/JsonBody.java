package org.signrelay.intake.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Reads JSON. Every string, number and boolean is a value of the nearest name around it, at any
 * depth, so the elements of an array are values of the array's name. {@code null} is missing.
 */
final class JsonBody {
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_NAME = 1_000;

  /**
   * Field names are not canonicalised: they are the caller's choice, and a table of them would
   * outlive the call.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(XmlBody.DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonBody() {}

  /**
   * @throws RefusedException if the text is not exactly one JSON value, or exceeds a limit
   */
  static void read(String text, FoundValues into) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      readOneValue(parser, into);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory can always be read", impossible);
    }
  }

  private static void readOneValue(JsonParser parser, FoundValues into) throws IOException {
    try {
      readTokens(parser, into);
    } catch (JsonProcessingException malformed) {
      throw new RefusedException(
          Problem.MALFORMED_BODY,
          reason(malformed) + ": " + place(locationOf(malformed, parser)) + ".",
          malformed);
    }
  }

  private static void readTokens(JsonParser parser, FoundValues into) throws IOException {
    boolean complete = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (complete) {
        throw new JsonParseException(parser, "more than one value", parser.currentTokenLocation());
      }
      if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        into.add(nameAround(parser), parser.getText(), place(parser.currentTokenLocation()));
      }
      complete = parser.getParsingContext().inRoot();
    }
  }

  private static String nameAround(JsonParser parser) {
    JsonStreamContext context = parser.getParsingContext();
    while (context.inArray()) {
      context = context.getParent();
    }
    return context.hasCurrentName() ? context.getCurrentName() : "";
  }

  private static String reason(JsonProcessingException malformed) {
    if (malformed instanceof JsonEOFException) {
      return "The body ends before the JSON does";
    }
    if (malformed instanceof StreamConstraintsException) {
      return "The JSON is nested more than "
          + XmlBody.DEEPEST
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
