package org.signrelay.intake.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/** The values of a call in the order in which they stand there. */
public final class FoundValues {
  /** Far above any template, far below what would make a call of 1 MB costly. */
  static final int MOST = 10_000;

  private final List<FoundValue> values = new ArrayList<>();

  /**
   * Adds a value; an empty one counts as missing and is left out.
   *
   * @throws RefusedException if there are more than 10,000
   */
  public void add(String name, String value, Place place) {
    String stripped = value.strip();
    if (stripped.isEmpty()) {
      return;
    }
    if (values.size() == MOST) {
      throw new RefusedException(
          Problem.TOO_LARGE, "The body holds more than " + MOST + " values.");
    }
    values.add(new FoundValue(name, stripped, place));
  }

  public List<FoundValue> asList() {
    return Collections.unmodifiableList(values);
  }
}
