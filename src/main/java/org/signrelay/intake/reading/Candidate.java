package org.signrelay.intake.reading;

import java.util.Optional;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;

/**
 * A found value that may become the value of its name.
 *
 * @param normalisedName as {@link ValueName#normalise} makes it
 * @param recognised what the name means, if it is one of the known
 * @param text the value without what does not count, such as braces around an id
 */
record Candidate(
    FoundValue found, String normalisedName, Optional<ValueName> recognised, String text) {

  /**
   * The candidate, or empty if its value counts as missing.
   *
   * @throws org.signrelay.intake.refusal.RefusedException if the value cannot be used
   */
  static Optional<Candidate> of(FoundValue found) {
    UsableText.require(found);
    String name = ValueName.normalise(found.name());
    Optional<ValueName> recognised = ValueName.ofNormalised(name);
    String text =
        recognised
            .filter(IdText::isExpectedFor)
            .map(id -> IdText.read(found, id))
            .orElseGet(found::value);
    return text.isEmpty() || UnreplacedToken.is(text)
        ? Optional.empty()
        : Optional.of(new Candidate(found, name, recognised, text));
  }

  /** Of two that mean the same, the one whose name stands first among the name's spellings. */
  static Candidate spelledFirst(Candidate one, Candidate other) {
    return one.spelling() <= other.spelling() ? one : other;
  }

  private int spelling() {
    return recognised.orElseThrow().normalisedSpellings().indexOf(normalisedName);
  }

  boolean agreesWith(Candidate other) {
    return recognised.filter(IdText::isExpectedFor).isPresent()
        ? text.equalsIgnoreCase(other.text)
        : text.equals(other.text);
  }

  /** Leaves the value out, because it may be a credential. */
  @Override
  public String toString() {
    return found.toString();
  }
}
