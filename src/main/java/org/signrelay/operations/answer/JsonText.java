package org.signrelay.operations.answer;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pieces of JSON in the admin API's style: absent is null, times are ISO 8601 in UTC. */
public final class JsonText {
  private JsonText() {}

  /** A successful answer; written as text, so that both servers send the same. */
  public static Response ok(JsonObject json) {
    return answer(Response.Status.OK, json);
  }

  /** The answer to an order that is carried out later. */
  public static Response accepted(JsonObject json) {
    return answer(Response.Status.ACCEPTED, json);
  }

  private static Response answer(Response.Status status, JsonObject json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(json.toString())
        .header("Cache-Control", "no-store")
        .build();
  }

  public static JsonValue text(Optional<String> text) {
    return text.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL);
  }

  public static JsonValue time(Optional<Instant> time) {
    return text(time.map(Instant::toString));
  }

  public static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    items.forEach(item -> array.add(json.apply(item)));
    return array.build();
  }

  /** A builder that begins with the members of an object. */
  public static JsonObjectBuilder extend(JsonObject object) {
    return Json.createObjectBuilder(object);
  }
}
