package org.signrelay.salesforce.describe;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the answer to {@code sobjects/<Type>/describe}. */
final class DescribeAnswer {
  private DescribeAnswer() {}

  /** The description; empty if the text is cut off or is none. */
  static Optional<ObjectDescription> read(String body, Instant taken) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.read() instanceof JsonObject object
              && object.get("fields") instanceof JsonArray fields
          ? Optional.of(object(object, fields, taken))
          : Optional.empty();
    } catch (JsonException cutOff) {
      return Optional.empty();
    }
  }

  private static ObjectDescription object(JsonObject object, JsonArray list, Instant taken) {
    Map<String, FieldDescription> fields = new TreeMap<>();
    list.getValuesAs(JsonObject.class).stream()
        .map(DescribeAnswer::field)
        .forEach(field -> fields.put(field.name(), field));
    return new ObjectDescription(
        object.getString("name", ""),
        object.getBoolean("updateable", false),
        object.getBoolean("queryable", false),
        fields,
        taken);
  }

  private static FieldDescription field(JsonObject field) {
    String word = field.getString("type", "");
    FieldType type = FieldType.ofWord(word);
    return new FieldDescription(
        field.getString("name", ""),
        type,
        word,
        field.getInt("length", 0),
        wholeDigits(type, field),
        field.getBoolean("updateable", false),
        field.getBoolean("filterable", false),
        field.getBoolean("unique", false),
        field.getBoolean("externalId", false) || field.getBoolean("idLookup", false),
        field.getBoolean("restrictedPicklist", false),
        activeValues(field));
  }

  private static int wholeDigits(FieldType type, JsonObject field) {
    return type == FieldType.WHOLE_NUMBER
        ? field.getInt("digits", 0)
        : Math.max(0, field.getInt("precision", 0) - field.getInt("scale", 0));
  }

  private static List<String> activeValues(JsonObject field) {
    return field.get("picklistValues") instanceof JsonArray values
        ? values.getValuesAs(JsonObject.class).stream()
            .filter(value -> value.getBoolean("active", true))
            .map(value -> value.getString("value", ""))
            .toList()
        : List.of();
  }
}
