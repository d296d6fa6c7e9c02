package org.signrelay.salesforce.reaction;

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
import java.util.stream.Stream;

/**
 * The errors in an answer's body. Salesforce is known to send: an array of {@code {message,
 * errorCode}}, the bare object, {@code {error, error_description}} (also wrapped in an array),
 * {@code {success:false, errors:[{statusCode, message}]}}, {@code <Errors><Error><errorCode>}, a
 * SOAP fault, plain text, HTML, nothing, and answers that were cut off.
 *
 * @param errors in the order in which they stand; empty if the body names none
 * @param complete false if there is no body, or it ends in the middle
 */
record ErrorBody(List<SalesforceError> errors, boolean complete) {
  /** Found once; {@code Json} looks for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final ErrorBody UNREADABLE = new ErrorBody(List.of(), false);

  ErrorBody {
    errors = List.copyOf(errors);
  }

  static ErrorBody of(Answer answer) {
    String body = answer.body().strip();
    if (body.isEmpty()) {
      return UNREADABLE;
    }
    if (body.startsWith("{") || body.startsWith("[")) {
      return readJson(body);
    }
    return body.startsWith("<") && !answer.isHtml()
        ? XmlErrors.read(body)
        : new ErrorBody(List.of(), true);
  }

  /** The errors of an answer's parts: of each item of a collection, of each sub-request. */
  static List<SalesforceError> ofParts(Answer answer) {
    Optional<JsonArray> subRequests =
        json(answer.body().strip())
            .filter(JsonObject.class::isInstance)
            .map(body -> body.asJsonObject().get("compositeResponse"))
            .filter(JsonArray.class::isInstance)
            .map(JsonValue::asJsonArray);
    return subRequests
        .map(parts -> objectsIn(parts).flatMap(part -> errorsIn(part.get("body"))).toList())
        .orElseGet(() -> of(answer).errors());
  }

  private static ErrorBody readJson(String body) {
    return json(body).map(read -> new ErrorBody(errorsIn(read).toList(), true)).orElse(UNREADABLE);
  }

  private static Optional<JsonStructure> json(String body) {
    try (JsonReader reader = JSON.createReader(new StringReader(body))) {
      return Optional.of(reader.read());
    } catch (JsonException cutOff) {
      return Optional.empty();
    }
  }

  private static Stream<SalesforceError> errorsIn(JsonValue body) {
    if (body instanceof JsonArray array) {
      return objectsIn(array).flatMap(ErrorBody::errorsOf);
    }
    return body instanceof JsonObject object ? errorsOf(object) : Stream.empty();
  }

  private static Stream<SalesforceError> errorsOf(JsonObject object) {
    if (object.get("errors") instanceof JsonArray nested) {
      return objectsIn(nested).flatMap(ErrorBody::errorsOf);
    }
    return Stream.of("errorCode", "statusCode", "error")
        .map(name -> text(object, name))
        .filter(code -> !code.isEmpty())
        .limit(1)
        .map(code -> new SalesforceError(code, messageOf(object)));
  }

  private static String messageOf(JsonObject object) {
    String message = text(object, "message");
    return message.isEmpty() ? text(object, "error_description") : message;
  }

  private static String text(JsonObject object, String name) {
    JsonValue value = object.get(name);
    return value != null && value.getValueType() == JsonValue.ValueType.STRING
        ? object.getString(name)
        : "";
  }

  private static Stream<JsonObject> objectsIn(JsonArray array) {
    return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }
}
