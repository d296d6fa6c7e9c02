package org.signrelay.delivery.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How much is kept in an hour, on one node: of verified callers of each design 200 calls with 4 MB
 * of bodies; of those that are not verified 200 calls of each design, without bodies; and 200 calls
 * of all addresses at which there is no design. So a flood of a week fills at most some hundred
 * megabytes for each design that it can call.
 */
final class HourlyShare {
  static final int MOST_CALLS = 200;
  static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** What is kept of one more call. */
  enum Verdict {
    WHOLE,
    WITHOUT_BODY,
    NOTHING
  }

  private static final class Used {
    int calls;
    long bytes;
  }

  private final Map<String, Used> shares = new HashMap<>();
  private long hour;

  /**
   * Takes a part of a share.
   *
   * @param whose one of a bounded number of names
   */
  synchronized Verdict take(String whose, int bodyBytes, Instant now) {
    long current = now.toEpochMilli() / HOUR;
    if (current != hour) {
      hour = current;
      shares.clear();
    }
    Used used = shares.computeIfAbsent(whose, first -> new Used());
    if (used.calls == MOST_CALLS) {
      return Verdict.NOTHING;
    }
    used.calls++;
    if (used.bytes + bodyBytes > MOST_BYTES) {
      return Verdict.WITHOUT_BODY;
    }
    used.bytes += bodyBytes;
    return Verdict.WHOLE;
  }
}
