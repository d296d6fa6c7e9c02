package org.signrelay.intake;

import org.signrelay.design.Callers;
import org.signrelay.intake.refusal.Problem;
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

  private static RefusedException challenging(Refusal refusal, String challenge) {
    return new RefusedException(refusal.with("WWW-Authenticate", challenge));
  }
}
