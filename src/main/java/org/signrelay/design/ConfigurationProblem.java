package org.signrelay.design;

import java.util.Optional;

/**
 * A mistake in the configuration, told so that an admin can mend it.
 *
 * @param design the design that it stands in, empty for a setting of the whole server
 * @param source the file, or the name of the config source
 * @param key the key as it is written there
 * @param message what is wrong and what would be right; holds a value only if the key is known and
 *     no secret
 */
public record ConfigurationProblem(
    Optional<DesignId> design, String source, String key, String message) {

  /** Where it stands, without the directory and without any value: for those who may not see it. */
  public String place() {
    return source.replaceFirst(".*[/\\\\]", "") + " " + key;
  }

  @Override
  public String toString() {
    return source + ": " + key + ": " + message;
  }
}
