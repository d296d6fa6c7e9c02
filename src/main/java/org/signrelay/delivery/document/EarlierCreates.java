package org.signrelay.delivery.document;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the creates of a document that were begun, in whatever delivery it came.
 *
 * @param keys with which it was sent to Salesforce
 * @param lost when it was last noticed that the end of one is not known; empty if none is open
 */
public record EarlierCreates(Set<String> keys, Optional<Instant> lost) {
  public EarlierCreates {
    keys = Set.copyOf(keys);
  }
}
