package org.signrelay.delivery.standstill;

/**
 * PostgreSQL goes from the first row of a route to the first row of the next one by an index, which
 * its planner does not do by itself.
 */
final class PostgresqlRoutes implements RouteStatements {
  @Override
  public String waiting() {
    return """
        with recursive route (org, design, state, due_at) as (
          (select d.org, d.design, d.state, d.due_at from delivery d
            where d.due_at is not null
            order by d.org, d.design, d.state, d.due_at, d.id limit 1)
          union all
          select n.org, n.design, n.state, n.due_at from route r cross join lateral (
            select d.org, d.design, d.state, d.due_at from delivery d
            where d.due_at is not null
              and (d.org, d.design, d.state) > (r.org, r.design, r.state)
            order by d.org, d.design, d.state, d.due_at, d.id limit 1) n)
        select org, design, state, due_at from route
        """;
  }

  @Override
  public String held() {
    return """
        with recursive route (org, design) as (
          (select d.org, d.design from delivery d
            where d.state = 'HELD'
            order by d.org, d.design limit 1)
          union all
          select n.org, n.design from route r cross join lateral (
            select d.org, d.design from delivery d
            where d.state = 'HELD' and (d.org, d.design) > (r.org, r.design)
            order by d.org, d.design limit 1) n)
        select org, design from route
        """;
  }
}
