package org.signrelay.salesforce.reaction;

/** What a failed answer was given for. */
public enum Scope {
  /** A login. */
  LOGIN,
  /** A request as a whole, such as a query. */
  REQUEST,
  /** One record: a single update, an item of a collection, a sub-request. */
  RECORD
}
