package org.signrelay.delivery.carry;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Design;
import org.signrelay.design.FieldSource;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.salesforce.value.DateText;

/**
 * What a call would write to its record, as far as that can be said without asking Salesforce what
 * its fields take.
 *
 * @param key the value of the key field by which the record would be looked up
 * @param fields texts by API name; a date as a field of date and time would get it; an auth token
 *     as {@code ***}
 */
public record Preview(RecordSettings record, String key, Map<String, String> fields) {
  private static final String HIDDEN = "***";

  public Preview {
    fields = Map.copyOf(fields);
  }

  public static Preview of(Notification call) {
    Design design = call.design();
    RecordSettings record = design.record(call.kind()).orElseThrow();
    Map<String, String> fields = new TreeMap<>();
    MappedTexts.of(design, call.values())
        .forEach((field, text) -> fields.put(field, shown(design, field, text.text())));
    call.status()
        .flatMap(status -> design.statuses().valueFor(status, call.kind()))
        .ifPresent(status -> fields.put(record.statusField(), status));
    return new Preview(record, call.id(), fields);
  }

  private static String shown(Design design, String field, String text) {
    Optional<ValueName> name =
        design.fields().get(field) instanceof FieldSource.NamedValue named
            ? ValueName.recognise(named.name())
            : Optional.empty();
    if (name.filter(ValueName::isSecret).isPresent()) {
      return HIDDEN;
    }
    return name.filter(ValueName::isDate)
        .flatMap(date -> DateText.moment(text, design.dates()))
        .orElse(text);
  }
}
