package org.signrelay.salesforce.budget;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of an org's API calls of the last 24 hours is used, as the header {@code
 * Sforce-Limit-Info} says it: {@code api-usage=18/5000}, with {@code per-app-api-usage=…} behind it
 * where an app has a share of its own.
 *
 * @param seen when Salesforce said so
 */
public record ApiUsage(long used, long limit, Instant seen) {
  private static final Pattern HEADER =
      Pattern.compile("(?:^|[;,\\s])api-usage=(\\d{1,12})/(\\d{1,12})");
  private static final int WHOLE = 100;

  /** What a header says, or empty if it says nothing that is understood. */
  public static Optional<ApiUsage> parse(String header, Instant now) {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.find()) {
      return Optional.empty();
    }
    long limit = Long.parseLong(matcher.group(2));
    return limit == 0
        ? Optional.empty()
        : Optional.of(new ApiUsage(Long.parseLong(matcher.group(1)), limit, now));
  }

  /** Whether no more than the reserve is left. */
  public boolean isInReserve(int reservePercent) {
    return (limit - used) * WHOLE < limit * reservePercent;
  }
}
