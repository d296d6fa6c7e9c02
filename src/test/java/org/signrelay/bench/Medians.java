package org.signrelay.bench;

import java.util.List;

/** The figure in the middle. */
final class Medians {
  private Medians() {}

  static double of(List<Double> figures) {
    return ofSorted(figures.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  static double ofSorted(double[] figures) {
    int middle = figures.length / 2;
    return figures.length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
  }
}
