package org.signrelay.intake.reading;

import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Quoted;
import org.signrelay.intake.refusal.RefusedException;

/** Text that can be stored: PostgreSQL holds no NUL, and half a surrogate pair is no character. */
final class UsableText {
  private UsableText() {}

  /**
   * @throws RefusedException if name or value hold what cannot be stored
   */
  static void require(FoundValue found) {
    if (!isUsable(found.name()) || !isUsable(found.value())) {
      throw new RefusedException(
          Problem.UNUSABLE_VALUE,
          Quoted.text(found.name())
              + " ("
              + found.place()
              + ") holds a NUL character or half of a surrogate pair.");
    }
  }

  private static boolean isUsable(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
        return false;
      }
    }
    return true;
  }
}
