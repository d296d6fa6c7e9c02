package org.signrelay.intake;

import java.util.Optional;

/** A scheme of the {@code Authorization} header (RFC 9110, 11.4). */
enum AuthorizationScheme {
  BASIC("Basic"),
  BEARER("Bearer");

  private final String word;

  AuthorizationScheme(String word) {
    this.word = word;
  }

  /** What stands behind the scheme, or empty if the header is of another one. */
  Optional<String> credentials(String header) {
    boolean mine =
        header.length() > word.length()
            && header.regionMatches(true, 0, word, 0, word.length())
            && header.charAt(word.length()) == ' ';
    return mine ? Optional.of(header.substring(word.length()).strip()) : Optional.empty();
  }
}
