package org.signrelay.intake.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Reads JSON. Every string, number and boolean is a value of the nearest name around it, at any
 * depth, so the elements of an array are values of the array's name. {@code null} is missing.
 */
final class JsonBody {
  private static final JsonFactory FACTORY = JsonSyntax.factory().build();

  private JsonBody() {}

  /**
   * @throws RefusedException if the text is not exactly one JSON value, or exceeds a limit
   */
  static BodyFormat read(String text, FoundValues into) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      readOneValue(parser, into);
      return BodyFormat.JSON;
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory can always be read", impossible);
    }
  }

  private static void readOneValue(JsonParser parser, FoundValues into) throws IOException {
    try {
      readTokens(parser, into);
    } catch (JsonProcessingException malformed) {
      throw JsonSyntax.refused(malformed, parser);
    }
  }

  private static void readTokens(JsonParser parser, FoundValues into) throws IOException {
    boolean complete = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (complete) {
        throw new JsonParseException(parser, "more than one value", parser.currentTokenLocation());
      }
      if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        into.add(JsonSyntax.nameAround(parser), parser.getText(), JsonSyntax.place(parser));
      }
      complete = parser.getParsingContext().inRoot();
    }
  }
}
