package org.signrelay.intake.fuzz;

import java.util.Set;
import org.signrelay.intake.answer.Answer;
import org.signrelay.intake.answer.AnswerForm;
import org.signrelay.intake.refusal.Refusal;

/** What every refusal of a body has to be. */
final class AgreedRefusal {
  private static final Set<Integer> STATUSES = Set.of(400, 413, 415, 422);
  private static final int LONGEST_REASON = 2_000;

  private AgreedRefusal() {}

  /**
   * @throws AssertionError if the contract has no such answer, its reason would forge a line of a
   *     log, or it cannot be written
   */
  static void require(Refusal refusal) {
    if (!STATUSES.contains(refusal.problem().status())) {
      throw new AssertionError("a body was refused with " + refusal.problem());
    }
    String reason = refusal.detail();
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new AssertionError("a reason of " + reason.length() + " characters");
    }
    if (reason.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("a reason with a control character: " + reason);
    }
    for (AnswerForm form : AnswerForm.values()) {
      if (form.write(new Answer.Refused(refusal)).length == 0) {
        throw new AssertionError("no answer in " + form);
      }
    }
  }
}
