package org.signrelay.operations.designtest;

/**
 * How a check ended.
 *
 * @param message what was found; if it failed what to do, if it was skipped why
 */
public record Verdict(Outcome outcome, String message) {

  /** The three ways in which a check ends. */
  public enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  static Verdict passed(String message) {
    return new Verdict(Outcome.PASSED, message);
  }

  static Verdict failed(String message) {
    return new Verdict(Outcome.FAILED, message);
  }

  static Verdict skipped(String message) {
    return new Verdict(Outcome.SKIPPED, message);
  }
}
