package org.signrelay.delivery.store;

import org.signrelay.database.Engine;

/**
 * The statement that finds the newest open delivery of each combination of credentials and each
 * design, of one org. It runs every second for a user whose credentials were refused, and all calls
 * since then wait: PostgreSQL goes from the first row of one to the first row of the next one by an
 * index, which its planner does not do by itself. H2 reads all that waits for the org.
 */
final class WaitingCombinations {
  private static final String POSTGRESQL =
      """
      with recursive waiting (combination, design, id) as (
        (select d.combination, d.design, d.id from delivery d
          where d.org = ?1 and d.combination is not null
            and d.state in ('PENDING', 'DELIVERING', 'WAITING', 'HELD')
          order by d.combination, d.design, d.id desc limit 1)
        union all
        select n.combination, n.design, n.id from waiting w cross join lateral (
          select d.combination, d.design, d.id from delivery d
          where d.org = ?1 and d.combination is not null
            and d.state in ('PENDING', 'DELIVERING', 'WAITING', 'HELD')
            and (d.combination, d.design) > (w.combination, w.design)
          order by d.combination, d.design, d.id desc limit 1) n)
      select combination, design, cast(id as varchar(36)) from waiting
      """;

  private static final String H2 =
      """
      select d.combination, d.design, cast(max(d.id) as varchar(36)) from delivery d
      where d.org = ?1 and d.combination is not null
        and d.state in ('PENDING', 'DELIVERING', 'WAITING', 'HELD')
      group by d.combination, d.design
      """;

  private WaitingCombinations() {}

  /** Its parameter is the org; its rows are combination, design and id of the delivery. */
  static String statement(Engine engine) {
    return engine == Engine.POSTGRESQL ? POSTGRESQL : H2;
  }
}
