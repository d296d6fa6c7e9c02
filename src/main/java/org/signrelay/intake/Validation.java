package org.signrelay.intake;

import java.util.List;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** The query parameter {@code validateOnly}. */
final class Validation {
  private Validation() {}

  /**
   * Refuses a call that asks to be validated only, so that nobody takes a real call for a trial.
   *
   * @param wishes values of the parameter; null or empty if the call has none
   * @throws RefusedException unless all of them are {@code false}
   */
  static void refuse(List<String> wishes) {
    if (wishes != null && !wishes.stream().allMatch("false"::equalsIgnoreCase)) {
      throw new RefusedException(
          Problem.VALIDATION_UNAVAILABLE,
          "This version cannot validate a call without carrying it out; nothing was stored.");
    }
  }
}
