package org.signrelay.design.check;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.DocumentSettings;

/** Reads what a design does with completed documents. */
final class DocumentReader {
  private final Settings settings;
  private final DocumentLocation byDefault;

  /**
   * @param byDefault where documents go if the design does not say it
   */
  DocumentReader(Settings settings, DocumentLocation byDefault) {
    this.settings = settings;
    this.byDefault = byDefault;
  }

  /** The settings; empty if anything is wrong with them, which the scope then knows. */
  Optional<DocumentSettings> read() {
    DocumentLocation location = settings.find(DesignKeys.DOCUMENT_LOCATION).orElse(byDefault);
    Optional<String> folder = settings.find(DesignKeys.DOCUMENT_FOLDER);
    List<String> parents = settings.find(DesignKeys.DOCUMENT_PARENT_FIELDS).orElse(List.of());
    Optional<String> title = settings.find(DesignKeys.DOCUMENT_TITLE);
    Optional<Boolean> newVersion = settings.find(DesignKeys.DOCUMENT_NEW_VERSION);
    Set<String> types = new HashSet<>(settings.find(DesignKeys.DOCUMENT_TYPES).orElse(List.of()));
    Optional<Boolean> tooLarge = settings.find(DesignKeys.DOCUMENT_TOO_LARGE);
    Optional<Boolean> expected = settings.find(DesignKeys.DOCUMENT_EXPECTED);
    Optional<Duration> wait = settings.find(DesignKeys.DOCUMENT_WAIT);
    Optional<Duration> lostAnswerWait = settings.find(DesignKeys.DOCUMENT_LOST_ANSWER_WAIT);
    if (location == DocumentLocation.DOCUMENT && !settings.has(DesignKeys.DOCUMENT_FOLDER)) {
      settings.wrong(
          DesignKeys.DOCUMENT_FOLDER,
          "is missing: documents go to a folder, set it to its id or developer name");
    }
    if (!settings.scope().problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DocumentSettings(
            location,
            folder,
            parents,
            title.orElseThrow(),
            newVersion.orElseThrow(),
            types,
            tooLarge.orElseThrow(),
            expected.orElseThrow() ? wait : Optional.empty(),
            lostAnswerWait.orElseThrow()));
  }
}
