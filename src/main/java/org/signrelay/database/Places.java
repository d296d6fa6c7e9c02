package org.signrelay.database;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How many values a statement's list has room for. A statement whose list has another length each
 * time is translated each time, which takes longer than many a statement itself; so a list has one
 * of a few lengths, and its last value once more in each place that is left over.
 */
public final class Places {
  private static final TreeSet<Integer> FEW = new TreeSet<>(List.of(1, 10, 30, 100, 200));

  private Places() {}

  /**
   * The values, with the last one repeated until all places are taken: 1, 10, 30, 100, or a
   * multiple of 200.
   *
   * @param values at least one
   */
  public static <T> List<T> fill(List<T> values) {
    List<T> filled = new ArrayList<>(values);
    T last = values.get(values.size() - 1);
    for (int missing = number(values.size()) - values.size(); missing > 0; missing--) {
      filled.add(last);
    }
    return filled;
  }

  private static int number(int values) {
    Integer enough = FEW.ceiling(values);
    return enough == null ? (values + FEW.last() - 1) / FEW.last() * FEW.last() : enough;
  }
}
