package org.signrelay.design;

import java.util.List;
import java.util.Optional;

/**
 * Who may call a design. All checks that are set must hold; of several values of one check any one
 * is enough, so that secrets can be changed without a gap.
 *
 * @param anonymous true if the admin allows calls without any check in so many words
 */
public record Callers(
    List<Basic> basic, List<Secret> bearerTokens, Optional<Header> header, boolean anonymous) {

  /** One user of HTTP Basic. */
  public record Basic(String username, Secret password) {}

  /**
   * A free header.
   *
   * @param name compared without case
   */
  public record Header(String name, List<Secret> values) {}

  public Callers {
    basic = List.copyOf(basic);
    bearerTokens = List.copyOf(bearerTokens);
  }

  /** Whether at least one check is configured. */
  public boolean areChecked() {
    return !basic.isEmpty() || !bearerTokens.isEmpty() || header.isPresent();
  }
}
