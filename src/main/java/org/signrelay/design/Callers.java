package org.signrelay.design;

import java.util.List;
import java.util.Optional;
import org.signrelay.design.address.AddressRanges;

/**
 * Who may call a design. All checks that are set must hold; of several values of one check any one
 * is enough, so that secrets can be changed without a gap.
 *
 * @param signingSecrets base64 of the keys that sign calls by Standard Webhooks 1.0.0
 * @param allowedFrom where calls may come from; none: from anywhere. Narrows the checks and is none
 * @param anonymous true if the admin allows calls without any check in so many words
 */
public record Callers(
    List<Basic> basic,
    List<Secret> bearerTokens,
    Optional<Header> header,
    List<Secret> signingSecrets,
    AddressRanges allowedFrom,
    boolean anonymous) {

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
    signingSecrets = List.copyOf(signingSecrets);
  }

  /** Those who send headers that are not signed, from anywhere. */
  public Callers(
      List<Basic> basic, List<Secret> bearerTokens, Optional<Header> header, boolean anonymous) {
    this(basic, bearerTokens, header, List.of(), AddressRanges.NONE, anonymous);
  }

  /** Whether at least one check is configured. */
  public boolean areChecked() {
    return !basic.isEmpty()
        || !bearerTokens.isEmpty()
        || header.isPresent()
        || !signingSecrets.isEmpty();
  }

  /**
   * Whether calls may come from an address.
   *
   * @param address as text
   */
  public boolean mayCallFrom(String address) {
    return allowedFrom.isEmpty() || allowedFrom.contain(address);
  }
}
