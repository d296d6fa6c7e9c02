package org.signrelay.design.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signrelay.design.StatusSettings;
import org.signrelay.design.source.Entry;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;

/** Reads what a design writes for each status. */
final class StatusReader {
  private static final String STATUS = DesignKeys.STATUS.stem();
  private static final String LEAVE_ALONE = "none";

  private final Settings settings;

  StatusReader(Settings settings) {
    this.settings = settings;
  }

  StatusSettings read() {
    Map<String, Optional<String>> values = new HashMap<>();
    Map<String, Entry> entries = new HashMap<>();
    for (Entry entry : settings.family(DesignKeys.STATUS)) {
      String acronym =
          settings.scope().bare(entry).substring(STATUS.length()).toUpperCase(Locale.ROOT);
      if (isOfConfiguredKind(acronym, entry)) {
        settings
            .read(DesignKeys.STATUS, entry)
            .ifPresent(value -> put(values, acronym, value, entry));
        entries.put(acronym, entry);
      }
    }
    StatusSettings statuses = new StatusSettings(values, settings.find(DesignKeys.STATUS_DEFAULT));
    entries.forEach((acronym, entry) -> checkRank(statuses, acronym, entry));
    return statuses;
  }

  private void put(
      Map<String, Optional<String>> values, String acronym, String value, Entry entry) {
    Optional<String> written = Optional.of(value).filter(text -> !text.equals(LEAVE_ALONE));
    if (values.put(acronym, written) != null) {
      settings.scope().wrong(entry, "stands twice, in upper and lower case: keep one of the two");
    }
  }

  private boolean isOfConfiguredKind(String acronym, Entry entry) {
    Optional<Kind> kind =
        Status.ofAcronym(acronym)
            .flatMap(
                status ->
                    Arrays.stream(Kind.values())
                        .filter(one -> status.acronym(one).equals(acronym))
                        .findFirst());
    if (kind.isEmpty()) {
      settings
          .scope()
          .wrong(
              entry,
              "behind status. must stand one of DCR DST DCO DEX DCA DSD, ECR EST ECO EEX ECA ESD,"
                  + " or default");
      return false;
    }
    boolean configured = RecordsReader.isConfigured(settings, kind.get());
    if (!configured) {
      settings
          .scope()
          .wrong(
              entry,
              "is of no use: this design sets no record.%s.object".formatted(kind.get().word()));
    }
    return configured;
  }

  /** A record whose open status reads like a final one would never be updated again. */
  private void checkRank(StatusSettings statuses, String acronym, Entry entry) {
    for (Kind kind : Kind.values()) {
      boolean looksFinal =
          Status.ofAcronym(acronym)
              .filter(status -> status.acronym(kind).equals(acronym) && !status.isFinal())
              .flatMap(status -> statuses.valueFor(status, kind))
              .filter(value -> statuses.isFinal(value, kind))
              .isPresent();
      if (looksFinal) {
        settings
            .scope()
            .wrong(
                entry,
                "must differ from what is written for completed, expired, cancelled or"
                    + " declined: the record would look finished");
      }
    }
  }
}
