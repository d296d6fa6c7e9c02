package org.signrelay.intake.transmission.pieces;

import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * The bound on everything in a body that belongs to no document: values, names, markup, white
 * space. Whatever is read is taken from it, and given back where it turns out to be a document's.
 */
public final class Allowance {
  /**
   * More than a parser reads ahead, so that a document behind other text is not counted as such.
   */
  static final int AHEAD = 16 * 1_024;

  private final long most;
  private long taken;

  /**
   * @param most bytes
   */
  public Allowance(long most) {
    this.most = most;
  }

  /**
   * @throws RefusedException if that is too much
   */
  public void take(long bytes) {
    taken += bytes;
    if (taken - AHEAD > most) {
      throw new RefusedException(
          Problem.TOO_LARGE, "The body holds more than " + most + " bytes besides its documents.");
    }
  }

  public void giveBack(long bytes) {
    taken -= bytes;
  }
}
