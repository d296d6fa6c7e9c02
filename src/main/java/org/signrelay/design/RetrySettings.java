package org.signrelay.design;

import java.time.Duration;
import java.util.List;

/**
 * When a failed attempt is repeated and when a delivery is given up.
 *
 * @param delays before the second, third … attempt; the last one is used again and again
 * @param giveUpAfter age, counted from the first attempt, after which a delivery becomes a dead
 *     letter
 * @param noRecordGiveUpAfter the same for a record that cannot be found, counted from the first
 *     time it could not
 * @param latestOnly whether it gives way to a newer status of its record instead of waiting
 */
public record RetrySettings(
    List<Duration> delays, Duration giveUpAfter, Duration noRecordGiveUpAfter, boolean latestOnly) {

  /**
   * @throws IllegalArgumentException if there is no delay or one is not positive
   */
  public RetrySettings {
    delays = List.copyOf(delays);
    if (delays.isEmpty()
        || delays.stream().anyMatch(delay -> delay.isNegative() || delay.isZero())) {
      throw new IllegalArgumentException("retry.delays needs at least one duration above zero");
    }
  }

  /**
   * The configured delay after a number of failed attempts, without jitter.
   *
   * @param failedAttempts at least 1
   */
  public Duration delayAfter(int failedAttempts) {
    return delays.get(Math.min(failedAttempts, delays.size()) - 1);
  }
}
