package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.delivery.Delivery;
import org.signrelay.design.Design;
import org.signrelay.design.FieldSource;
import org.signrelay.design.Org;
import org.signrelay.design.RecordSettings;
import org.signrelay.salesforce.describe.Descriptions;
import org.signrelay.salesforce.describe.FieldDescription;
import org.signrelay.salesforce.describe.ObjectDescription;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.value.FieldValue;
import org.signrelay.salesforce.value.FieldValues;
import org.signrelay.salesforce.value.UnfitValueException;
import org.signrelay.salesforce.value.ValueText;

/**
 * Says which fields of the record a delivery writes, and with which values: the status field,
 * unless the event has no status or the design leaves it alone, and the mapped fields; one whose
 * value the call does not have is left alone.
 */
@ApplicationScoped
class RecordChanges {
  @Inject Descriptions descriptions;

  /**
   * What a delivery writes. Costs an API call if it has values for mapped fields whose object was
   * not described within the last hour, and none otherwise.
   *
   * @throws SalesforceException with {@code DEAD_LETTER} if a field cannot take its value; as a
   *     call does if Salesforce does not describe the object
   */
  RecordChange of(Work work, Design design) {
    Delivery delivery = work.delivery();
    RecordSettings record = design.record(delivery.kind()).orElseThrow();
    Map<String, ValueText> mapped = mapped(design, work.values().orElseThrow());
    RecordChange further =
        mapped.isEmpty()
            ? new RecordChange(Map.of(), Optional.empty())
            : typed(mapped, record.object(), work.org(design), design);
    Map<String, JsonValue> fields = new TreeMap<>(further.fields());
    delivery
        .status()
        .flatMap(status -> design.statuses().valueFor(status, delivery.kind()))
        .ifPresent(status -> fields.put(record.statusField(), Json.createValue(status)));
    return new RecordChange(fields, further.remark());
  }

  private static Map<String, ValueText> mapped(Design design, Map<String, String> values) {
    Map<String, ValueText> mapped = new TreeMap<>();
    design
        .fields()
        .forEach(
            (field, source) -> text(source, values).ifPresent(text -> mapped.put(field, text)));
    return mapped;
  }

  private static Optional<ValueText> text(FieldSource source, Map<String, String> values) {
    if (source instanceof FieldSource.NamedValue named) {
      return Optional.ofNullable(values.get(named.name()))
          .map(text -> new ValueText("the value " + named.name(), text));
    }
    return Optional.of(new ValueText("the fixed text", ((FieldSource.Literal) source).text()));
  }

  /** A field that refuses a value may have been mended since it was described. */
  private RecordChange typed(Map<String, ValueText> mapped, String object, Org org, Design design) {
    ObjectDescription known = descriptions.of(org, object);
    try {
      return typed(mapped, known, design);
    } catch (UnfitValueException perhapsOutdated) {
      return typed(mapped, descriptions.recent(org, object), design);
    }
  }

  private static RecordChange typed(
      Map<String, ValueText> mapped, ObjectDescription described, Design design) {
    Map<String, JsonValue> fields = new TreeMap<>();
    List<String> remarks = new ArrayList<>();
    mapped.forEach(
        (name, text) -> {
          Optional<FieldValue> value = FieldValues.of(field(name, described), text, design.dates());
          value.ifPresent(found -> fields.put(name, found.json()));
          value.flatMap(FieldValue::remark).ifPresent(remarks::add);
        });
    return new RecordChange(
        fields, remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks)));
  }

  private static FieldDescription field(String name, ObjectDescription described) {
    return described
        .field(name)
        .orElseThrow(
            () ->
                new UnfitValueException(
                    described.name()
                        + " has no field "
                        + name
                        + " that the integration user may see: correct fields."
                        + name
                        + " or give the right to read it"));
  }
}
