package org.signrelay.delivery.carry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.delivery.outcome.Outcome;
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
  /** Found once; {@code Json} looks for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final String NOTHING = "nothing to write";

  @Inject Descriptions descriptions;

  /**
   * What deliveries write; one that cannot or need not be written gets its outcome at once. Costs
   * an API call for each object that was not described within the last hour, if a delivery has
   * values for mapped fields, and none otherwise.
   */
  List<Change> of(List<Task> tasks, Map<Task, Outcome> outcomes) {
    RoundDescriptions described = new RoundDescriptions(descriptions);
    List<Change> changes = new ArrayList<>();
    for (Task task : tasks) {
      try {
        Change change = change(task, described);
        if (change.fields().isEmpty()) {
          outcomes.put(task, new Outcome.Written(Optional.empty(), Optional.of(NOTHING)));
        } else {
          changes.add(change);
        }
      } catch (UnfitValueException unfit) {
        outcomes.put(task, new Outcome.Unwritable(unfit.failure()));
      } catch (SalesforceException failed) {
        outcomes.put(task, new Outcome.Failed(failed.failure()));
      }
    }
    return changes;
  }

  private static Change change(Task task, RoundDescriptions described) {
    Map<String, ValueText> mapped =
        MappedTexts.of(task.design(), task.work().values().orElseThrow());
    Change change =
        mapped.isEmpty()
            ? new Change(task, Map.of(), Optional.empty())
            : typed(task, mapped, described);
    Map<String, JsonValue> fields = new TreeMap<>(change.fields());
    task.delivery()
        .status()
        .flatMap(status -> task.design().statuses().valueFor(status, task.delivery().kind()))
        .ifPresent(status -> fields.put(task.settings().statusField(), JSON.createValue(status)));
    return new Change(task, fields, change.remark());
  }

  /** A field that refuses a value may have been mended since it was described. */
  private static Change typed(
      Task task, Map<String, ValueText> mapped, RoundDescriptions described) {
    String object = task.settings().object();
    try {
      return typed(task, mapped, described.kept(task.org(), object));
    } catch (UnfitValueException perhapsOutdated) {
      return typed(task, mapped, described.recent(task.org(), object));
    }
  }

  private static Change typed(
      Task task, Map<String, ValueText> mapped, ObjectDescription described) {
    Map<String, JsonValue> fields = new TreeMap<>();
    List<String> remarks = new ArrayList<>();
    mapped.forEach(
        (name, text) -> {
          Optional<FieldValue> value =
              FieldValues.of(field(name, described), text, task.design().dates());
          value.ifPresent(found -> fields.put(name, found.json()));
          value.flatMap(FieldValue::remark).ifPresent(remarks::add);
        });
    return new Change(
        task,
        fields,
        remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks)));
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
