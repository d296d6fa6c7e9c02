package org.signrelay.bench.page;

import java.util.List;

/** The figure in the middle. */
public final class Medians {
  private Medians() {}

  public static double of(List<Double> figures) {
    return ofSorted(figures.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  public static double ofSorted(double[] figures) {
    int middle = figures.length / 2;
    return figures.length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
  }
}
