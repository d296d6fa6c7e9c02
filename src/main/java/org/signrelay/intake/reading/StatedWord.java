package org.signrelay.intake.reading;

import java.util.Arrays;
import java.util.Optional;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.StatusWord;
import org.signrelay.design.vocabulary.StatusWords;
import org.signrelay.design.vocabulary.ValueName;

/**
 * A word of a call for a status or an event.
 *
 * @param source where it stands, in words for a reason
 */
record StatedWord(String source, String text) {

  /** What it says, or empty if it is no known word. */
  Optional<StatusWord> understood() {
    return StatusWords.understand(text);
  }

  boolean carriesNoStatus() {
    return understood().flatMap(StatusWord::event).isPresent();
  }

  /** The kind that the word names, which it can do without being understood otherwise. */
  Optional<Kind> kind() {
    return understood().flatMap(StatusWord::kind).or(this::kindInFront);
  }

  private Optional<Kind> kindInFront() {
    String normalised = ValueName.normalise(text);
    return Arrays.stream(Kind.values())
        .filter(kind -> normalised.startsWith(kind.word()))
        .findFirst();
  }
}
