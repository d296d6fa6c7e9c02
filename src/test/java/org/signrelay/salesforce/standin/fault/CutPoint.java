package org.signrelay.salesforce.standin.fault;

/** The moment at which the connection is cut. */
public enum CutPoint {
  /** The request was received in full, and nothing is done. */
  BEFORE_WORK,
  /** All was done, and no byte is answered. */
  AFTER_WORK,
  /** All was done; headers and half of the body go out, and no byte of an answer without body. */
  MID_ANSWER
}
