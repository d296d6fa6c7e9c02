package org.signrelay.intake.reading;

import java.util.Optional;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.StatusWord;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Decides what a call says about a record: the first place that states something counts (see {@link
 * StatedWords#decisive}), and the default where nothing is stated or the word is not known.
 *
 * @param defaultStatus the design's {@code status.default}; completed for a transmission without
 */
record StatusReading(Optional<Status> defaultStatus, StatedWords words) {

  /**
   * @throws RefusedException if there is no status, or an unknown one, and no default
   */
  StatusWord read(Kind kind) {
    Optional<StatedWord> stated = words.decisive(kind);
    return stated
        .flatMap(StatedWord::understood)
        .or(this::byDefault)
        .orElseThrow(() -> refused(stated));
  }

  private Optional<StatusWord> byDefault() {
    return defaultStatus.map(
        status -> new StatusWord(Optional.empty(), Optional.of(status), Optional.empty()));
  }

  private static RefusedException refused(Optional<StatedWord> stated) {
    return stated
        .map(
            word ->
                new RefusedException(
                    Problem.UNUSABLE_VALUE,
                    word.source()
                        + " is neither a known status nor a known event: "
                        + Quoted.text(word.text())
                        + "."))
        .orElseGet(
            () -> new RefusedException(Problem.MISSING_VALUE, "The value status is missing."));
  }
}
