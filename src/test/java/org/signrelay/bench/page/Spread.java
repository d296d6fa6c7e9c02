package org.signrelay.bench.page;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The same measured several times. */
public record Spread(double median, double least, double most) {

  public static <T> Spread of(List<T> runs, ToDoubleFunction<T> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return new Spread(Medians.ofSorted(sorted), sorted[0], sorted[sorted.length - 1]);
  }

  /** The median, and in brackets the least and the most; small figures with decimals. */
  @Override
  public String toString() {
    return "%s (%s to %s)".formatted(text(median), text(least), text(most));
  }

  static String text(double figure) {
    String form = figure >= 100 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, figure);
  }
}
