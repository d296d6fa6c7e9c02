package org.signrelay.delivery.document;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of the creates of a document that were begun, in whatever delivery it came.
 *
 * @param begun the document as it came each time, if a create of it happened or may have
 * @param underWay now, if one is being sent by a delivery that goes by another user or host
 */
public record EarlierCreates(List<Document> begun, Optional<Instant> underWay) {
  public EarlierCreates {
    begun = List.copyOf(begun);
  }

  /** With which keys it was sent to Salesforce. */
  public Set<String> keys() {
    return begun.stream()
        .flatMap(document -> document.createKey().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The document as it came with creates whose end is not known. */
  public List<Document> open() {
    return begun.stream().filter(Document::isCreateOpen).toList();
  }

  /**
   * When it was last noticed that the end of one is not known; empty if none is open. One that is
   * under way may be lost from now on.
   */
  public Optional<Instant> lost() {
    return Stream.concat(
            open().stream().flatMap(document -> document.createLostAt().stream()),
            underWay.stream())
        .max(Comparator.naturalOrder());
  }

  /** Whether a create came to its end that stored it under this id of Salesforce's. */
  public boolean endedWith(String storedId) {
    return begun.stream()
        .flatMap(document -> document.storedId().stream())
        .anyMatch(storedId::equals);
  }
}
