package org.signrelay.salesforce.record;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.signrelay.salesforce.reaction.Answer;

/** The JSON of a successful answer; empty where an answer is not what it should be. */
final class JsonAnswer {
  /** Found once; {@code Json} looks for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private JsonAnswer() {}

  /** The object in a successful answer. */
  static Optional<JsonObject> object(Answer answer) {
    return structure(answer).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  /** The objects of the array in a successful answer. */
  static Optional<List<JsonObject>> objects(Answer answer) {
    return structure(answer)
        .filter(JsonArray.class::isInstance)
        .flatMap(array -> objects((JsonArray) array));
  }

  /** The objects of an array member, if it is one and holds nothing else. */
  static Optional<List<JsonObject>> objects(JsonObject object, String member) {
    return object.get(member) instanceof JsonArray array ? objects(array) : Optional.empty();
  }

  private static Optional<List<JsonObject>> objects(JsonArray array) {
    return array.stream().allMatch(JsonObject.class::isInstance)
        ? Optional.of(array.getValuesAs((JsonValue value) -> (JsonObject) value))
        : Optional.empty();
  }

  private static Optional<JsonStructure> structure(Answer answer) {
    if (!answer.isSuccessful()) {
      return Optional.empty();
    }
    try (JsonReader reader = JSON.createReader(new StringReader(answer.body()))) {
      return Optional.of(reader.read());
    } catch (JsonException cutOff) {
      return Optional.empty();
    }
  }
}
