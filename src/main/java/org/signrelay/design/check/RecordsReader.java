package org.signrelay.design.check;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.signrelay.design.FieldSource;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.source.Entry;
import org.signrelay.design.vocabulary.Kind;

/** Reads which Salesforce record and fields a design writes. */
final class RecordsReader {
  private static final String FIELDS = DesignKeys.FIELDS.stem();

  private final Settings settings;

  RecordsReader(Settings settings) {
    this.settings = settings;
  }

  /** The configured kinds; one with a mistake is left out. */
  Map<Kind, RecordSettings> records() {
    Map<Kind, RecordSettings> records = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      if (isConfigured(settings, kind)) {
        record(kind).ifPresent(record -> records.put(kind, record));
      }
    }
    if (Stream.of(Kind.values()).noneMatch(kind -> isConfigured(settings, kind))) {
      settings
          .scope()
          .lacks(
              "record.*",
              "no record is set: set the records to update, record.document.... or record.envelope.... or"
                  + " both");
    }
    return records;
  }

  /** The further fields by API name. */
  Map<String, FieldSource> fields(Map<Kind, RecordSettings> records) {
    Map<String, FieldSource> fields = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    records.values().stream()
        .flatMap(RecordsReader::names)
        .map(RecordsReader::lower)
        .forEach(taken::add);
    for (Entry entry : settings.family(DesignKeys.FIELDS)) {
      String field = settings.scope().bare(entry).substring(FIELDS.length());
      if (!Forms.API_NAME_PATTERN.matcher(field).matches()) {
        settings.scope().wrong(entry, "behind fields. must stand " + Forms.API_NAME.right());
      } else if (!taken.add(lower(field))) {
        settings
            .scope()
            .wrong(entry, "is written already, by another fields.... or by record....: remove one");
      } else {
        settings.read(DesignKeys.FIELDS, entry).ifPresent(source -> fields.put(field, source));
      }
    }
    return fields;
  }

  /** Whether anything is set for a kind. */
  static boolean isConfigured(Settings settings, Kind kind) {
    return DesignKeys.recordKeys(kind).anyMatch(settings::has);
  }

  private Optional<RecordSettings> record(Kind kind) {
    Optional<String> object = settings.require(DesignKeys.object(kind));
    Optional<String> keyField = settings.require(DesignKeys.keyField(kind));
    Optional<String> statusField = settings.require(DesignKeys.statusField(kind));
    Optional<String> tokenField = settings.find(DesignKeys.authTokenField(kind));
    if (object.isEmpty() || keyField.isEmpty() || statusField.isEmpty()) {
      return Optional.empty();
    }
    RecordSettings record =
        new RecordSettings(object.get(), keyField.get(), statusField.get(), tokenField);
    if (names(record).map(RecordsReader::lower).distinct().count() < names(record).count()) {
      settings.wrong(
          DesignKeys.statusField(kind),
          "must be another field than key-field and auth-token-field, which differ too");
    }
    return Optional.of(record);
  }

  private static Stream<String> names(RecordSettings record) {
    return Stream.concat(
        Stream.of(record.keyField(), record.statusField()), record.authTokenField().stream());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
