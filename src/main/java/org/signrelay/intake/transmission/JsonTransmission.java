package org.signrelay.intake.transmission;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.signrelay.intake.body.JsonSyntax;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;
import org.signrelay.intake.transmission.pieces.CountedReader;
import org.signrelay.intake.transmission.pieces.PiecewiseJsonParser;

/** Reads JSON that carries documents as strings, at any depth and in arrays as well. */
final class JsonTransmission {
  private final PiecewiseJsonParser parser;
  private final Content content;
  private final Deque<Surroundings> objects = new ArrayDeque<>();

  private JsonTransmission(PiecewiseJsonParser parser, Content content) {
    this.parser = parser;
    this.content = content;
    objects.push(new Surroundings());
  }

  /**
   * @throws RefusedException if the text is not exactly one JSON value, a document is not base64 or
   *     empty, or a limit is exceeded
   * @throws IOException only from the sink
   */
  static void read(Reader text, Content into) throws IOException {
    try (PiecewiseJsonParser parser =
        PiecewiseJsonParser.of(new CountedReader(text, into.allowance()))) {
      new JsonTransmission(parser, into).readOneValue();
    }
  }

  private void readOneValue() throws IOException {
    try {
      readTokens();
    } catch (JsonProcessingException malformed) {
      throw JsonSyntax.refused(malformed, parser);
    }
    content.close(objects.pop());
  }

  private void readTokens() throws IOException {
    boolean complete = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (complete) {
        throw new JsonParseException(parser, "more than one value", parser.currentTokenLocation());
      }
      take(token);
      complete = parser.getParsingContext().inRoot();
    }
  }

  private void take(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> objects.push(new Surroundings());
      case END_OBJECT -> content.close(objects.pop());
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          takeScalar(token, JsonSyntax.nameAround(parser));
      default -> {}
    }
  }

  private void takeScalar(JsonToken token, String name) throws IOException {
    if (!Content.isDocument(name)) {
      content
          .add(name, parser.getText(), JsonSyntax.place(parser))
          .ifPresent(objects.element()::note);
    } else if (token == JsonToken.VALUE_STRING) {
      takeDocument(name);
    } else {
      throw new RefusedException(
          Problem.UNUSABLE_VALUE,
          Quoted.text(name) + " (" + JsonSyntax.place(parser) + ") is not a text in base64.");
    }
  }

  private void takeDocument(String name) throws IOException {
    EncodedDocument document = new EncodedDocument(name, content.open(name));
    parser.readString(
        (text, offset, length, read) -> {
          content.allowance().giveBack(read);
          document.decode(text, offset, length);
        });
    objects.element().hold(document.complete());
  }
}
