package org.signrelay.database;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A kind of plan that PostgreSQL's planner takes for cheap when it counts far more or less than
 * there is, as it does after a burst.
 */
public enum Plan {
  SORT("enable_sort"),
  HASH_JOIN("enable_hashjoin"),
  MERGE_JOIN("enable_mergejoin"),
  /** Even for a few rows that an index finds; of a table that was small, or empty, a moment ago. */
  WHOLE_TABLE("enable_seqscan");

  private final String setting;

  Plan(String setting) {
    this.setting = setting;
  }

  /**
   * What is to be selected so that the planner takes none of some plans until the transaction ends.
   */
  static String without(Plan... plans) {
    return Arrays.stream(plans)
        .map(plan -> "set_config('" + plan.setting + "', 'off', true)")
        .collect(Collectors.joining(", "));
  }
}
