package org.signrelay.intake.repair;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.reading.UnreplacedToken;

/**
 * A place of a broken body at which one of the wanted names stands in the form of a name.
 *
 * @param index of the name in the body
 * @param value as it stands beside the name; empty if nobody can be sure where it ends or what it
 *     stands for
 */
record Mention(ValueName name, String writtenAs, int index, Optional<String> value) {
  /** As much as an id may have; see {@code IdText}. */
  private static final int LONGEST = 255;

  private static final Set<ValueName> IDS =
      EnumSet.of(ValueName.DOCUMENT_ID, ValueName.ENVELOPE_ID);

  /** What says a status or an event. */
  static final Set<ValueName> WORDS =
      EnumSet.of(
          ValueName.STATUS, ValueName.DOCUMENT_STATUS, ValueName.ENVELOPE_STATUS, ValueName.EVENT);

  Mention {
    value = value.map(String::strip).filter(Mention::isWhole);
  }

  /** The name of a value that counts in a broken body, or empty for every other text. */
  static Optional<ValueName> wanted(String name) {
    return ValueName.recognise(name)
        .filter(
            known ->
                IDS.contains(known)
                    || WORDS.contains(known)
                    || known == ValueName.TRANSACTION_TYPE);
  }

  private static boolean isWhole(String value) {
    return value.length() <= LONGEST && value.chars().noneMatch(Character::isISOControl);
  }

  /** Whether the value is empty or a merge field that was not replaced. */
  boolean saysNothing() {
    return value.filter(text -> text.isEmpty() || UnreplacedToken.is(text)).isPresent();
  }

  boolean isId() {
    return IDS.contains(name);
  }

  boolean isWord() {
    return WORDS.contains(name);
  }

  /** Leaves the value out: what stands in a broken body may be anything. */
  @Override
  public String toString() {
    return name + " at " + index;
  }
}
