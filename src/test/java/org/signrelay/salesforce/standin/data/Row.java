package org.signrelay.salesforce.standin.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A record of the org. Values are kept under the field's exact name as String, Boolean, BigDecimal,
 * LocalDate, Instant or Blob; a field without value is absent. Guarded by the {@link Database}.
 */
public final class Row {
  private final String id;
  private final String type;
  private final List<Revision> revisions = new ArrayList<>();
  private Map<String, Object> values = Map.of();
  private boolean deleted;

  /** What one call wrote: only the fields that it named. */
  record Revision(Instant time, Map<String, Object> written) {}

  Row(String id, String type) {
    this.id = id;
    this.type = type;
  }

  /** The 18-character id. */
  public String id() {
    return id;
  }

  public String type() {
    return type;
  }

  public synchronized boolean isDeleted() {
    return deleted;
  }

  /** The value of a field by its exact name, null if it has none. */
  public synchronized Object get(String field) {
    return switch (field) {
      case "Id" -> id;
      case "IsDeleted" -> deleted;
      default -> values.get(field);
    };
  }

  synchronized Map<String, Object> values() {
    return values;
  }

  /** The values that calls wrote to a field, oldest first; null where they emptied it. */
  synchronized List<FieldChange> history(String field) {
    return revisions.stream()
        .filter(revision -> revision.written().containsKey(field))
        .map(revision -> new FieldChange(revision.time(), revision.written().get(field)))
        .toList();
  }

  synchronized void write(Instant time, Map<String, Object> written) {
    var changed = new HashMap<>(values);
    written.forEach(
        (field, value) -> {
          if (value == null) {
            changed.remove(field);
          } else {
            changed.put(field, value);
          }
        });
    values = changed;
    revisions.add(new Revision(time, new HashMap<>(written)));
  }

  synchronized void takeBack(Map<String, Object> before) {
    values = before;
    revisions.remove(revisions.size() - 1);
  }

  synchronized void deleted(boolean gone) {
    deleted = gone;
  }
}
