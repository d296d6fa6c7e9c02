package org.signrelay.bench.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What is put into the places of a section. */
public final class Values {
  private final Map<String, String> values = new HashMap<>();

  public Values with(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  /** Puts a number in with as many digits as it deserves. */
  public Values with(String name, double figure) {
    return with(name, Spread.text(figure));
  }

  /** Puts in the median, the least and the most of some runs. */
  public <T> Values spread(String name, List<T> runs, ToDoubleFunction<T> figure) {
    return with(name, Spread.of(runs, figure));
  }

  /** Puts a verdict into the place {@code <name>.verdict}. */
  public Values judge(String name, boolean reached) {
    return with(name + ".verdict", reached ? "reached" : "missed");
  }

  /** The same as {@link #spread}, and whether the median is no more than a target. */
  public <T> Values atMost(String name, double most, List<T> runs, ToDoubleFunction<T> figure) {
    return spread(name, runs, figure).judge(name, Spread.of(runs, figure).median() <= most);
  }

  /** The same as {@link #spread}, and whether the median is no less than a target. */
  public <T> Values atLeast(String name, double least, List<T> runs, ToDoubleFunction<T> figure) {
    return spread(name, runs, figure).judge(name, Spread.of(runs, figure).median() >= least);
  }

  public Values atMost(String name, double most, double figure) {
    return with(name, figure).judge(name, figure <= most);
  }

  public Values atLeast(String name, double least, double figure) {
    return with(name, figure).judge(name, figure >= least);
  }

  /**
   * The value for a place.
   *
   * @throws IllegalStateException if there is none
   */
  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no value for {{" + name + "}}");
    }
    return value;
  }
}
