package org.signrelay.design;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** A value that must never be seen in a log, an answer or a message: prints as {@code ***}. */
public final class Secret {
  private final String value;

  /** Keeps the value; an empty secret is refused because it would protect nothing. */
  public Secret(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    this.value = value;
  }

  /** The value in clear, for the one place that has to send or compute with it. */
  public String reveal() {
    return value;
  }

  /**
   * Whether a caller's text is this secret, in a time that does not tell how much of it was right.
   */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(value.getBytes(UTF_8), candidate.getBytes(UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
