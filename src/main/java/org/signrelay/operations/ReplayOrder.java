package org.signrelay.operations;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.operations.answer.Problem;

/**
 * What a person wants to have replayed.
 *
 * @param dryRun whether they are only to be counted
 */
record ReplayOrder(DeliveryFilter filter, boolean dryRun) {
  private static final int LARGEST_BODY = 64 << 10;
  private static final String FILTER = "filter";
  private static final String DRY_RUN = "dryRun";
  static final Set<String> MEMBERS = Set.of(FILTER, DRY_RUN);
  static final Set<DeliveryState> REPLAYABLE =
      EnumSet.of(DeliveryState.DEAD, DeliveryState.WAITING);

  /** Reads the body; a member that is not known, or has no such value, is a problem. */
  static ReplayOrder read(InputStream body) throws IOException {
    JsonObject order = object(body);
    order.keySet().stream()
        .filter(name -> !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw wrong("There is no member " + name + "; there are filter and dryRun.");
            });
    return new ReplayOrder(filter(order.get(FILTER)), dryRun(order.get(DRY_RUN)));
  }

  private static JsonObject object(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new Problem(413, "too-large", "Too large", "A replay has 64 KB at most.").asException();
    }
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException noObject) {
      throw wrong(
          "The body must be JSON such as {\"filter\":{\"state\":\"dead\"},\"dryRun\":false}.");
    }
  }

  private static DeliveryFilter filter(JsonValue value) {
    if (!(value instanceof JsonObject members)) {
      throw wrong(
          "filter must be an object; an empty one matches all dead and waiting deliveries.");
    }
    MultivaluedMap<String, String> texts = new MultivaluedHashMap<>();
    members.forEach(
        (name, member) -> {
          if (member instanceof JsonString text) {
            texts.putSingle(name, text.getString());
          } else if (member != JsonValue.NULL) {
            throw wrong("filter." + name + " must be a text.");
          }
        });
    DeliveryFilter filter = DeliveryQuery.filter(texts);
    filter
        .state()
        .filter(state -> !REPLAYABLE.contains(state))
        .ifPresent(
            state -> {
              throw wrong(
                  "state must be dead or waiting: only dead and waiting deliveries can be replayed.");
            });
    return filter;
  }

  private static boolean dryRun(JsonValue value) {
    if (value != null && value != JsonValue.TRUE && value != JsonValue.FALSE) {
      throw wrong("dryRun must be true or false.");
    }
    return value == JsonValue.TRUE;
  }

  private static RuntimeException wrong(String detail) {
    return new Problem(400, "wrong-replay", "The replay is wrong", detail).asException();
  }
}
