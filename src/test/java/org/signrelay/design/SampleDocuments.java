package org.signrelay.design;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What designs do with documents that say nothing about it. */
public final class SampleDocuments {
  private SampleDocuments() {}

  public static DocumentSettings attachments() {
    return new DocumentSettings(
        DocumentLocation.ATTACHMENT,
        Optional.empty(),
        List.of(),
        "{documentName}",
        false,
        Set.of(),
        false,
        Optional.empty(),
        Duration.ofMinutes(11));
  }
}
