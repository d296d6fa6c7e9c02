package org.signrelay.intake;

import java.time.Duration;
import org.signrelay.design.Callers;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.refusal.RefusedException;

/** What a caller that failed the check is told: how to authenticate, and not what was wrong. */
final class CallerRefusal {
  private CallerRefusal() {}

  static RefusedException of(Callers callers) {
    Refusal refusal = new Refusal(Problem.CALLER_NOT_VERIFIED, "The caller could not be verified.");
    if (!callers.basic().isEmpty()) {
      return challenging(refusal, "Basic realm=\"SignRelay\"");
    }
    if (!callers.bearerTokens().isEmpty()) {
      return challenging(refusal, "Bearer");
    }
    return new RefusedException(refusal);
  }

  /**
   * What a caller is told whose calls fail again and again.
   *
   * @param wait until its failures are counted anew
   */
  static RefusedException tooOften(Duration wait) {
    return new RefusedException(
        new Refusal(
                Problem.TOO_MANY_FAILURES,
                "Too many calls from this address could not be verified within a minute.")
            .retryAfter(wait));
  }

  /** What a caller is told that calls from where the design allows no calls. */
  static RefusedException ofAddress(String address) {
    return new RefusedException(
        Problem.ADDRESS_NOT_ALLOWED,
        "Calls from " + Quoted.text(address) + " are not allowed to use this design.");
  }

  private static RefusedException challenging(Refusal refusal, String challenge) {
    return new RefusedException(refusal.with("WWW-Authenticate", challenge));
  }
}
