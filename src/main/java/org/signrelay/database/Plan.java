package org.signrelay.database;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A kind of plan that PostgreSQL's planner takes for cheap when it counts far more or less than
 * there is, as it does after a burst. To be kept from them only while statements are asked for
 * which there is another way, such as an index: else it takes the plan all the same, and thinks it
 * so costly that it compiles it first.
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
