package org.signrelay.intake.refusal;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One refusal, ready to be answered.
 *
 * @param detail what is wrong with this call; texts of the caller in it are {@link Quoted}, and
 *     there is no secret
 * @param headers further headers of the answer
 */
public record Refusal(Problem problem, String detail, Map<String, String> headers) {

  public Refusal {
    headers = Map.copyOf(headers);
  }

  public Refusal(Problem problem, String detail) {
    this(problem, detail, Map.of());
  }

  /** The same refusal with one more header. */
  public Refusal with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Refusal(problem, detail, more);
  }

  /** The same refusal, to be tried again after a time; rounded up to whole seconds, at least 1. */
  public Refusal retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return with("Retry-After", Long.toString(seconds));
  }
}
