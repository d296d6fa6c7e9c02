package org.signrelay.delivery.dispatch;

import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * What a delivery writes to its record.
 *
 * @param fields values by API name; none of them null
 * @param remark what people should read in the history, such as that a text was cut
 */
record RecordChange(Map<String, JsonValue> fields, Optional<String> remark) {

  RecordChange {
    fields = Map.copyOf(fields);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }
}
