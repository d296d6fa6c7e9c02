package org.signrelay.salesforce.record;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.TreeMap;

/** What a request says, in JSON. */
final class UpdateBody {
  /** Found once; {@code Json} looks for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private UpdateBody() {}

  /** For a single record, which the address names. */
  static String of(RecordUpdate update) {
    return fields(JSON.createObjectBuilder(), update).build().toString();
  }

  /** For a collection, in which each record succeeds or fails by itself. */
  static String of(List<RecordUpdate> updates) {
    JsonArrayBuilder records = JSON.createArrayBuilder();
    updates.forEach(
        update ->
            records.add(
                fields(
                    JSON.createObjectBuilder()
                        .add("attributes", JSON.createObjectBuilder().add("type", update.object()))
                        .add("id", update.recordId()),
                    update)));
    return JSON.createObjectBuilder()
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
