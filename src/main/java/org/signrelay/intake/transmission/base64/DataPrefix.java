package org.signrelay.intake.transmission.base64;

import java.util.Locale;
import java.util.Optional;

/**
 * The {@code data:<media type>;base64,} that may stand before base64 (RFC 2397), found out
 * character by character.
 */
final class DataPrefix {
  /** Far above any media type with its parameters. */
  private static final int LONGEST = 200;

  private static final String SCHEME = "data:";
  private static final String ENCODING = ";base64,";

  /** What is known so far. */
  enum State {
    UNDECIDED,
    ABSENT,
    BEGUN,
    COMPLETE,
    BROKEN
  }

  private final StringBuilder seen = new StringBuilder();
  private State state = State.UNDECIDED;

  State state() {
    return state;
  }

  /** Whether more characters are wanted. */
  boolean isOpen() {
    return state == State.UNDECIDED || state == State.BEGUN;
  }

  void follow(char character) {
    seen.append(character);
    if (state == State.BEGUN) {
      followHead(character);
    } else if (!SCHEME.startsWith(lowerCase())) {
      state = State.ABSENT;
    } else if (seen.length() == SCHEME.length()) {
      state = State.BEGUN;
    }
  }

  /** What was taken; content of the document if there is no prefix. */
  CharSequence seen() {
    return seen;
  }

  Optional<String> mediaType() {
    if (state != State.COMPLETE) {
      return Optional.empty();
    }
    String type = seen.substring(SCHEME.length(), seen.indexOf(";"));
    return type.isEmpty() ? Optional.empty() : Optional.of(type);
  }

  private void followHead(char character) {
    if (character == ',') {
      state = lowerCase().endsWith(ENCODING) ? State.COMPLETE : State.BROKEN;
    } else if (seen.length() > LONGEST) {
      state = State.BROKEN;
    }
  }

  private String lowerCase() {
    return seen.toString().toLowerCase(Locale.ROOT);
  }
}
