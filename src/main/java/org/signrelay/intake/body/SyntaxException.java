package org.signrelay.intake.body;

import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * A body does not parse, for no other reason than its syntax: not because it is nested too deep, is
 * too large or has a document type, which nobody's template has by accident.
 */
public final class SyntaxException extends RefusedException {
  private static final long serialVersionUID = 1L;

  SyntaxException(String detail) {
    super(Problem.MALFORMED_BODY, detail);
  }

  SyntaxException(String detail, Throwable cause) {
    super(Problem.MALFORMED_BODY, detail, cause);
  }
}
