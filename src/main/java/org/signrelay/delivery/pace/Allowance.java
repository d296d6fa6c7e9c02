package org.signrelay.delivery.pace;

/**
 * What an org may be asked now.
 *
 * @param places calls at once of this node; 0 while the breaker is open
 * @param probing whether only a single delivery may go, to find out if the org answers
 */
public record Allowance(int places, boolean probing) {
  static final Allowance NONE = new Allowance(0, false);
  static final Allowance PROBE = new Allowance(1, true);
}
