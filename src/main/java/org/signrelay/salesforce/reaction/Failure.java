package org.signrelay.salesforce.reaction;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why something could not be done in Salesforce, and what to do about it.
 *
 * @param code Salesforce's error code, or in lower case one of SignRelay's own such as {@code
 *     html-answer}; at most {@value #LONGEST_CODE} characters, without line breaks
 * @param message for people; at most {@value #LONGEST_MESSAGE} characters, without line breaks
 * @param retryAfter how long to wait at least: a proxy asked for it, or no login is sent before
 */
public record Failure(
    Reaction reaction, Scope scope, String code, String message, Optional<Duration> retryAfter) {
  static final int LONGEST_MESSAGE = 1000;

  /** SignRelay's own codes for what happens on the way to Salesforce. */
  private static final Set<String> OUTAGES =
      Set.of("connect-timeout", "answer-timeout", "connection-lost", "html-answer");

  /** SignRelay's own codes for what keeps a server from sending anything. */
  private static final Set<String> NOTHING_SENT =
      Set.of("login-paused", "login-elsewhere", "too-many-calls");

  private static final int LONGEST_CODE = 80;
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  public Failure {
    code = cut(onOneLine(code), LONGEST_CODE);
    message = cut(onOneLine(message), LONGEST_MESSAGE);
  }

  public Failure(Reaction reaction, Scope scope, String code, String message) {
    this(reaction, scope, code, message, Optional.empty());
  }

  /** Whether it shows that Salesforce cannot be talked to at all, rather than that it said no. */
  public boolean isOutage() {
    return OUTAGES.contains(code) || code.startsWith("http-5");
  }

  /** Whether nothing was sent to Salesforce, since this server had to wait with it. */
  public boolean isNothingSent() {
    return NOTHING_SENT.contains(code);
  }

  public Failure withReaction(Reaction other) {
    return new Failure(other, scope, code, message, retryAfter);
  }

  /**
   * What this means for a request that creates nothing: there is nothing to look for before it is
   * repeated. {@code DUPLICATE_*} without an own create is permanent.
   */
  public Failure withoutCreate() {
    if (reaction != Reaction.RECONCILE) {
      return this;
    }
    return withReaction(code.startsWith("DUPLICATE_") ? Reaction.DEAD_LETTER : Reaction.RETRY);
  }

  /**
   * What this means for a request that asks for something: as {@link #withoutCreate}, and an answer
   * that calls itself no failure but does not hold what was asked for is asked for again.
   */
  public Failure ofQuestion() {
    return reaction == Reaction.SUCCESS ? withReaction(Reaction.RETRY) : withoutCreate();
  }

  private static String onOneLine(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
