package org.signrelay.delivery.standstill;

/**
 * Statements that list routes. They run at each look at the queue, so a database that can should
 * not read all that waits to find the few routes that it is for.
 */
interface RouteStatements {

  /** Org, design, state and earliest due time, for all that is pending or waiting. */
  String waiting();

  /** Org and design, for all that is held. */
  String held();
}
