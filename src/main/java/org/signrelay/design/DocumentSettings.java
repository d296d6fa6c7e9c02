package org.signrelay.design;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a design does with completed documents ({@code document.…}).
 *
 * @param folder id or developer name, for {@link DocumentLocation#DOCUMENT}
 * @param parentFields lookup fields of the record; the first one that is filled owns the document,
 *     else the record itself
 * @param title pattern with values of the call in braces
 * @param newVersion whether a file of the same title gets a new version
 * @param types media types that are taken, in lower case; empty: any
 * @param fileIfTooLarge whether a document that is too large for its location becomes a file
 * @param expectedWait how long a web hook with a final status waits for the document; empty: not at
 *     all
 * @param lostAnswerWait how long to look before a second create, after an answer was lost
 */
public record DocumentSettings(
    DocumentLocation location,
    Optional<String> folder,
    List<String> parentFields,
    String title,
    boolean newVersion,
    Set<String> types,
    boolean fileIfTooLarge,
    Optional<Duration> expectedWait,
    Duration lostAnswerWait) {

  public DocumentSettings {
    parentFields = List.copyOf(parentFields);
    types = Set.copyOf(types);
  }

  /** Whether a document of this media type is taken. */
  public boolean takes(String mediaType) {
    return types.isEmpty() || types.contains(mediaType);
  }
}
