package org.signrelay.delivery.dispatch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.delivery.Delivery;
import org.signrelay.design.Design;
import org.signrelay.design.FieldSource;
import org.signrelay.design.RecordSettings;

/** Which fields of the record a delivery writes. */
final class RecordChange {
  private RecordChange() {}

  /**
   * The status field, unless the event has no status or the design leaves it alone, and the mapped
   * fields; one whose value the call does not have is left alone.
   */
  static Map<String, String> of(Delivery delivery, Map<String, String> values, Design design) {
    Map<String, String> fields = new TreeMap<>();
    design
        .fields()
        .forEach(
            (field, source) -> value(source, values).ifPresent(text -> fields.put(field, text)));
    RecordSettings record = design.record(delivery.kind()).orElseThrow();
    delivery
        .status()
        .flatMap(status -> design.statuses().valueFor(status, delivery.kind()))
        .ifPresent(status -> fields.put(record.statusField(), status));
    return fields;
  }

  private static Optional<String> value(FieldSource source, Map<String, String> values) {
    return source instanceof FieldSource.NamedValue named
        ? Optional.ofNullable(values.get(named.name()))
        : Optional.of(((FieldSource.Literal) source).text());
  }
}
