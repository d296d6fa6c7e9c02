package org.signrelay.bench.ground;

import org.signrelay.bench.page.Conditions;
import org.signrelay.bench.page.Settings;
import org.signrelay.bench.page.Values;

/** A part of the benchmark, which has a section of the page. */
public interface Part {

  /** Name of its section, and in {@code -Dbench.parts}. */
  String name();

  /** Starts what it is measured on. */
  default Ground prepare() {
    return Ground.fresh(name());
  }

  /** When, where and with what it was measured, in one sentence. */
  default String conditions(Ground ground, Settings settings) {
    return Conditions.text(settings, ground.database()::value);
  }

  /** Measures; takes from minutes to an hour unless the settings make it small. */
  Values measure(Ground ground, Settings settings);
}
