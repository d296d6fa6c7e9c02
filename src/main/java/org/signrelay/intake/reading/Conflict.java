package org.signrelay.intake.reading;

import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/** Two different values of one name, of which nobody can say which one counts. */
record Conflict(Candidate one, Candidate other) {
  RefusedException refusal() {
    return new RefusedException(
        Problem.CONFLICTING_VALUES,
        Quoted.text(one.found().name())
            + " has two different values: "
            + shown(one)
            + " and "
            + shown(other)
            + ".");
  }

  /** A value of an unknown name may be a secret, so only its place is shown. */
  private static String shown(Candidate candidate) {
    boolean mayBeShown = candidate.recognised().filter(name -> !name.isSecret()).isPresent();
    String place = candidate.found().place().toString();
    return mayBeShown ? Quoted.text(candidate.text()) + " (" + place + ")" : "at " + place;
  }
}
