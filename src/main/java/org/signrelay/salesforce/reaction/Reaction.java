package org.signrelay.salesforce.reaction;

/** What to do about a failure. */
public enum Reaction {
  /** No failure at all, although an error code was given ({@code NOT_MODIFIED}). */
  SUCCESS,
  /** Try again with back-off. */
  RETRY,
  /** Try again with back-off, five times at most, then a dead letter. */
  RETRY_FEW,
  /** The org stands still for minutes or longer; no attempt is used. */
  RETRY_LATER,
  /** Start the query from its beginning. */
  RESTART_QUERY,
  /** Log in once and repeat once. */
  REAUTHENTICATE,
  /** Stop the org and wait for a person. */
  HOLD,
  /** Look first whether it was done. */
  RECONCILE,
  /** The echo of another item's error; shares the fate of its cause. */
  ECHO,
  /** Will never succeed as it is. */
  DEAD_LETTER
}
