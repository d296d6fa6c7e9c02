package org.signrelay.salesforce;

import org.signrelay.salesforce.reaction.Reaction;

/**
 * What a row of the reaction table comes to at a call, by the rules that Salesforce's documentation
 * and the table's notes give; the rows themselves stand in {@code expected-reactions.tsv}.
 */
public final class TableRules {
  /** The rows by code, with their reactions for a login, a request and a record. */
  public static final String ROWS = "/org/signrelay/salesforce/reaction/expected-reactions.tsv";

  private TableRules() {}

  /** For a request that creates nothing and meets this row each time. */
  public static Reaction ofUpdate(String code, Reaction row) {
    return switch (row) {
      // "Log in once, replay once, then treat as login failure."
      case REAUTHENTICATE -> Reaction.HOLD;
      // "DUPLICATE_* after an own create, otherwise permanent"; the rest may be looked at anew.
      case RECONCILE -> code.startsWith("DUPLICATE_") ? Reaction.DEAD_LETTER : Reaction.RETRY;
      // An echo whose cause is not among its batch mates, and a query that must begin anew.
      case ECHO, RESTART_QUERY -> Reaction.RETRY;
      default -> row;
    };
  }

  /** For a request that asks for records: "not modified" gives none, so it is no success. */
  public static Reaction ofQuestion(String code, Reaction row) {
    return row == Reaction.SUCCESS ? Reaction.RETRY : ofUpdate(code, row);
  }

  /** How the queue understands a reaction that is left over: it tries again. */
  public static Reaction settled(Reaction reaction) {
    return switch (reaction) {
      case ECHO, RESTART_QUERY -> Reaction.RETRY;
      default -> reaction;
    };
  }
}
