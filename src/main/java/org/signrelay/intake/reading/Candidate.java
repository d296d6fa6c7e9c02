package org.signrelay.intake.reading;

import java.util.Optional;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;

/**
 * A found value that may become the value of its name.
 *
 * @param recognised what the name means, if it is one of the known
 * @param text the value without what does not count, such as braces around an id
 */
record Candidate(FoundValue found, Optional<ValueName> recognised, String text) {

  /**
   * The candidate, or empty if its value counts as missing.
   *
   * @throws org.signrelay.intake.refusal.RefusedException if the value cannot be used
   */
  static Optional<Candidate> of(FoundValue found) {
    UsableText.require(found);
    Optional<ValueName> recognised = ValueName.recognise(found.name());
    String text =
        recognised
            .filter(IdText::isExpectedFor)
            .map(id -> IdText.read(found, id))
            .orElseGet(found::value);
    return text.isEmpty() || UnreplacedToken.is(text)
        ? Optional.empty()
        : Optional.of(new Candidate(found, recognised, text));
  }

  String normalisedName() {
    return ValueName.normalise(found.name());
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
