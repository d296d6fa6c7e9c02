package org.signrelay.operations.designtest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signrelay.design.Design;
import org.signrelay.design.FieldSource;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.describe.FieldDescription;
import org.signrelay.salesforce.describe.FieldType;
import org.signrelay.salesforce.describe.ObjectDescription;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.value.FieldValue;
import org.signrelay.salesforce.value.FieldValues;
import org.signrelay.salesforce.value.ValueText;

/** What a design says of one kind's record, compared with what Salesforce says of it. */
final class RecordChecks {
  /** Length of a GUID, as ids and tokens of AssureSign are. */
  private static final int ID_LENGTH = 36;

  private static final Set<FieldType> HOLD_NO_DATE =
      Set.of(FieldType.CHECKBOX, FieldType.WHOLE_NUMBER, FieldType.NUMBER, FieldType.ID);

  private final Design design;
  private final Kind kind;
  private final RecordSettings settings;
  private final Map<String, Function<ObjectDescription, Verdict>> byName = new LinkedHashMap<>();

  RecordChecks(Design design, Kind kind) {
    this.design = design;
    this.kind = kind;
    this.settings = design.record(kind).orElseThrow();
    byName.put("rights", this::rights);
    byName.put("key-field", this::keyField);
    byName.put("status-field", this::statusField);
    byName.put("auth-token-field", this::authTokenField);
    design.fields().keySet().stream()
        .sorted()
        .forEach(name -> byName.put("fields." + name, object -> furtherField(name, object)));
    byName.put("parent-fields", this::parentFields);
  }

  /** Names of the checks in their order, without what is common to the kind's checks. */
  Set<String> names() {
    return byName.keySet();
  }

  /** How the checks end for an object as Salesforce describes it. */
  Map<String, Verdict> verdicts(ObjectDescription object) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    byName.forEach((name, check) -> verdicts.put(name, check.apply(object)));
    return verdicts;
  }

  private Verdict rights(ObjectDescription object) {
    if (!object.queryable()) {
      return Verdict.failed("Give the integration user the right to read " + object.name());
    }
    return object.updateable()
        ? Verdict.passed("the integration user may read and edit " + object.name())
        : Verdict.failed("Give the integration user the right to edit " + object.name());
  }

  private Verdict keyField(ObjectDescription object) {
    Optional<FieldDescription> found = object.field(settings.keyField());
    if (found.isEmpty()) {
      return missing(settings.keyField(), "record." + kind.word() + ".key-field", object);
    }
    FieldDescription field = found.get();
    if (!field.filterable()) {
      return Verdict.failed(
          field.name()
              + " cannot be used to look records up, as long and encrypted texts cannot: choose a"
              + " text field of at most 255 characters");
    }
    if (field.type() != FieldType.TEXT) {
      return Verdict.failed(
          field.name() + " is of type " + field.typeWord() + ": an id needs a text field");
    }
    return Verdict.passed(field.name() + " holds the id" + keyWarnings(field));
  }

  private static String keyWarnings(FieldDescription field) {
    String warnings = "";
    if (!field.unique()) {
      warnings += "; warning: it is not unique, and a delivery that finds two records is dead";
    }
    if (!field.externalId()) {
      warnings += "; warning: it is no external id and so not indexed, look-ups may be slow";
    }
    if (field.length() < ID_LENGTH) {
      warnings += "; warning: it takes " + field.length() + " characters, ids have " + ID_LENGTH;
    }
    return warnings;
  }

  private Verdict statusField(ObjectDescription object) {
    Optional<FieldDescription> found = object.field(settings.statusField());
    if (found.isEmpty()) {
      return missing(settings.statusField(), "record." + kind.word() + ".status-field", object);
    }
    if (!found.get().updateable()) {
      return notWritable(found.get());
    }
    Map<String, String> unfit = new TreeMap<>();
    writtenStatuses()
        .forEach(
            (acronym, value) ->
                problemWith(found.get(), new ValueText("\"" + value + "\"", value))
                    .ifPresent(problem -> unfit.put(acronym, problem)));
    if (unfit.isEmpty()) {
      return Verdict.passed(
          found.get().name()
              + " takes "
              + writtenStatuses().values().stream().distinct().collect(Collectors.joining(", ")));
    }
    return Verdict.failed(
        unfit.values().stream().distinct().collect(Collectors.joining("; "))
            + ". Change the field in Salesforce, or write other words with "
            + unfit.keySet().stream()
                .map(acronym -> "status." + acronym)
                .collect(Collectors.joining(", ")));
  }

  /** Every value that the design would write, by acronym. */
  private Map<String, String> writtenStatuses() {
    Map<String, String> values = new LinkedHashMap<>();
    Arrays.stream(Status.values())
        .forEach(
            status ->
                design
                    .statuses()
                    .valueFor(status, kind)
                    .ifPresent(value -> values.put(status.acronym(kind), value)));
    return values;
  }

  private Verdict authTokenField(ObjectDescription object) {
    if (settings.authTokenField().isEmpty()) {
      return Verdict.skipped(
          "the design sets none, so whoever may call can change a record by guessing its id");
    }
    String name = settings.authTokenField().get();
    Optional<FieldDescription> found = object.field(name);
    if (found.isEmpty()) {
      return missing(name, "record." + kind.word() + ".auth-token-field", object);
    }
    FieldDescription field = found.get();
    return field.type() == FieldType.TEXT && field.length() >= ID_LENGTH
        ? Verdict.passed(field.name() + " holds the token")
        : Verdict.failed(
            "%s is of type %s with %d characters: a token needs a text of %d"
                .formatted(field.name(), field.typeWord(), field.length(), ID_LENGTH));
  }

  private Verdict parentFields(ObjectDescription object) {
    if (design.documents().parentFields().isEmpty()) {
      return Verdict.skipped("document.parent-fields is not set: the record owns its documents");
    }
    for (String name : design.documents().parentFields()) {
      Optional<FieldDescription> found = object.field(name);
      if (found.isEmpty()) {
        return missing(name, "document.parent-fields", object);
      }
      if (found.get().type() != FieldType.ID) {
        return Verdict.failed(
            found.get().name()
                + " is of type "
                + found.get().typeWord()
                + ": a document's parent is named by a lookup field");
      }
    }
    return Verdict.passed(
        String.join(", ", design.documents().parentFields()) + " may name a document's parent");
  }

  private Verdict furtherField(String name, ObjectDescription object) {
    Optional<FieldDescription> found = object.field(name);
    if (found.isEmpty()) {
      return missing(name, "fields." + name, object);
    }
    return design.fields().get(name) instanceof FieldSource.NamedValue named
        ? namedValue(named.name(), found.get())
        : literal((FieldSource.Literal) design.fields().get(name), found.get());
  }

  private static Verdict namedValue(String value, FieldDescription field) {
    if (!field.updateable()) {
      return notWritable(field);
    }
    String takes = field.name() + " takes " + FieldValues.kind(field.type());
    return value.endsWith("Date") && HOLD_NO_DATE.contains(field.type())
        ? Verdict.failed(
            takes + ", " + value + " is a date: map another value, or use a date field")
        : Verdict.passed(takes);
  }

  private Verdict literal(FieldSource.Literal literal, FieldDescription field) {
    return problemWith(field, new ValueText("the fixed text", literal.text()))
        .map(problem -> Verdict.failed(problem + ". Correct the text, or choose another field"))
        .orElseGet(() -> Verdict.passed(field.name() + " takes the fixed text"));
  }

  /** Why a field cannot take a text as it is. */
  private Optional<String> problemWith(FieldDescription field, ValueText text) {
    try {
      return FieldValues.of(field, text, design.dates()).flatMap(FieldValue::remark);
    } catch (SalesforceException unfit) {
      return Optional.of(unfit.failure().message());
    }
  }

  private static Verdict notWritable(FieldDescription field) {
    return Verdict.failed("Give the integration user the right to edit " + field.name());
  }

  private static Verdict missing(String field, String key, ObjectDescription object) {
    return Verdict.failed(
        "%s has no field %s that the integration user may see: correct %s, or give the right to read it"
                .formatted(object.name(), field, key)
            + similar(field, object));
  }

  private static String similar(String field, ObjectDescription object) {
    String wanted = plain(field);
    List<String> names =
        object.fields().keySet().stream().filter(name -> plain(name).equals(wanted)).toList();
    return names.isEmpty() ? "" : "; did you mean " + String.join(" or ", names) + "?";
  }

  /** Without namespace, ending, underscores and case. */
  private static String plain(String name) {
    return name.replaceAll("__[a-z]$", "")
        .replaceAll("^[A-Za-z0-9]+__", "")
        .replace("_", "")
        .toLowerCase(Locale.ROOT);
  }
}
