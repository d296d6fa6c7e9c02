package org.signrelay.intake.reading;

import java.util.EnumSet;
import java.util.Set;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/** Two different values of one name, of which nobody can say which one counts. */
record Conflict(Candidate one, Candidate other) {
  private static final Set<ValueName> NEVER_SHOWN =
      EnumSet.of(
          ValueName.DOCUMENT_AUTH_TOKEN,
          ValueName.ENVELOPE_AUTH_TOKEN,
          ValueName.USERNAME,
          ValueName.PASSWORD,
          ValueName.DOMAIN);

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
    boolean mayBeShown =
        candidate.recognised().filter(name -> !NEVER_SHOWN.contains(name)).isPresent();
    String place = candidate.found().place().toString();
    return mayBeShown ? Quoted.text(candidate.text()) + " (" + place + ")" : "at " + place;
  }
}
