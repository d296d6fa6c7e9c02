package org.signrelay.delivery.outcome;

/** A delivery is not this node's any more, since its claim has passed to another one. */
class ClaimLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClaimLostException() {
    super("a claim has passed to another node");
  }
}
