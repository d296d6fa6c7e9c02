package org.signrelay.salesforce.record;

import jakarta.json.JsonValue;
import java.util.Map;

/**
 * Fields to be written to one record.
 *
 * @param object API name of the record's type
 * @param fields values by API name
 */
public record RecordUpdate(String object, String recordId, Map<String, JsonValue> fields) {
  public RecordUpdate {
    fields = Map.copyOf(fields);
  }

  /** Of the record alone, since it is mostly written once. */
  @Override
  public int hashCode() {
    return recordId.hashCode();
  }
}
