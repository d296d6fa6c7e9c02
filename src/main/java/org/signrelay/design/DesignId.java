package org.signrelay.design;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of a notification design in URLs and configuration keys: {@code [a-z0-9][a-z0-9-]{0,62}}.
 */
public record DesignId(String value) implements Comparable<DesignId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /**
   * @throws IllegalArgumentException if the text is no design name
   */
  public DesignId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a design's name must match " + FORM.pattern());
    }
  }

  /** The design with this name, or empty if no design can have it. */
  public static Optional<DesignId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new DesignId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(DesignId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
