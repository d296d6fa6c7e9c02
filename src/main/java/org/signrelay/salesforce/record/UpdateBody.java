package org.signrelay.salesforce.record;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.TreeMap;

/** What a request says, in JSON. */
final class UpdateBody {
  private UpdateBody() {}

  /** For a single record, which the address names. */
  static String of(RecordUpdate update) {
    return fields(Json.createObjectBuilder(), update).build().toString();
  }

  /** For a collection, in which each record succeeds or fails by itself. */
  static String of(List<RecordUpdate> updates) {
    JsonArrayBuilder records = Json.createArrayBuilder();
    updates.forEach(
        update ->
            records.add(
                fields(
                    Json.createObjectBuilder()
                        .add("attributes", Json.createObjectBuilder().add("type", update.object()))
                        .add("id", update.recordId()),
                    update)));
    return Json.createObjectBuilder()
        .add("allOrNone", false)
        .add("records", records)
        .build()
        .toString();
  }

  private static JsonObjectBuilder fields(JsonObjectBuilder record, RecordUpdate update) {
    new TreeMap<>(update.fields()).forEach(record::add);
    return record;
  }
}
