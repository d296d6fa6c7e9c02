package org.signrelay.design;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What designs do with documents that say nothing about it. */
public final class SampleDocuments {
  private SampleDocuments() {}

  public static DocumentSettings attachments() {
    return attachments(Optional.empty());
  }

  /**
   * The same with a wait of web hooks for their documents.
   *
   * @param expectedWait how long, if at all
   */
  public static DocumentSettings attachments(Optional<Duration> expectedWait) {
    return new DocumentSettings(
        DocumentLocation.ATTACHMENT,
        Optional.empty(),
        List.of(),
        "{documentName}",
        false,
        Set.of(),
        false,
        expectedWait,
        Duration.ofMinutes(11));
  }
}
