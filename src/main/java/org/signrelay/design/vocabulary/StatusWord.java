package org.signrelay.design.vocabulary;

import java.util.Optional;

/**
 * What a word of a call says: either a status or an event that carries none.
 *
 * @param kind what the word names by itself ({@code Envelope Completed}, {@code ECO}), if it does
 */
public record StatusWord(
    Optional<Kind> kind, Optional<Status> status, Optional<LifecycleEvent> event) {

  /**
   * @throws IllegalArgumentException unless there is exactly one of status and event
   */
  public StatusWord {
    if (status.isPresent() == event.isPresent()) {
      throw new IllegalArgumentException("a word says either a status or an event");
    }
  }

  static StatusWord of(Status status) {
    return new StatusWord(Optional.empty(), Optional.of(status), Optional.empty());
  }

  static StatusWord of(LifecycleEvent event) {
    return new StatusWord(Optional.empty(), Optional.empty(), Optional.of(event));
  }

  StatusWord naming(Kind named) {
    return new StatusWord(Optional.of(named), status, event);
  }
}
