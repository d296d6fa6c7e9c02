package org.signrelay.delivery.standstill;

/** H2 reads all that waits. */
final class H2Routes implements RouteStatements {
  @Override
  public String waiting() {
    return "select d.org, d.design, d.state, min(d.due_at) from delivery d"
        + " where d.due_at is not null group by d.org, d.design, d.state";
  }

  @Override
  public String held() {
    return "select distinct d.org, d.design from delivery d where d.state = 'HELD'";
  }
}
