package org.signrelay.salesforce.reaction;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the errors in an answer's body. Salesforce is known to send: an array of {@code {message,
 * errorCode}}, the bare object, {@code {error, error_description}} (also wrapped in an array),
 * {@code {success:false, errors:[{statusCode, message}]}}, {@code <Errors><Error><errorCode>}, a
 * SOAP fault, plain text, HTML, nothing, and answers that were cut off.
 */
final class ErrorBody {
  private static final Pattern XML_CODE =
      Pattern.compile("<(?:\\w+:)?(?:errorCode|exceptionCode)>\\s*([^<\\s]+)\\s*</");
  private static final Pattern XML_FAULT_CODE =
      Pattern.compile("<(?:\\w+:)?faultcode>\\s*(?:\\w+:)?([^<\\s]+)\\s*</");
  private static final Pattern XML_MESSAGE =
      Pattern.compile("<(?:\\w+:)?(?:message|exceptionMessage|faultstring)>([^<]*)</");

  private ErrorBody() {}

  /** The errors in the order in which they stand; empty if the body names none. */
  static List<SalesforceError> errorsIn(Answer answer) {
    String body = answer.body().strip();
    if (body.startsWith("{") || body.startsWith("[")) {
      return errorsInJson(body);
    }
    return body.startsWith("<") && !answer.isHtml() ? errorsInXml(body) : List.of();
  }

  private static List<SalesforceError> errorsInJson(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      JsonStructure json = reader.read();
      return switch (json.getValueType()) {
        case ARRAY -> objectsIn(json.asJsonArray()).flatMap(ErrorBody::errorsOf).toList();
        default -> errorsOf(json.asJsonObject()).toList();
      };
    } catch (JsonException cutOff) {
      return List.of();
    }
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

  private static List<SalesforceError> errorsInXml(String body) {
    Matcher code = XML_CODE.matcher(body);
    if (!code.find()) {
      code = XML_FAULT_CODE.matcher(body);
      if (!code.find()) {
        return List.of();
      }
    }
    Matcher message = XML_MESSAGE.matcher(body);
    return List.of(new SalesforceError(code.group(1), message.find() ? message.group(1) : ""));
  }
}
