package org.signrelay.intake.body;

import org.signrelay.intake.refusal.RefusedException;

/** The whole body of a call is known as text, and its syntax is broken. */
public final class BrokenBodyException extends RefusedException {
  private static final long serialVersionUID = 1L;

  private final BodyFormat format;
  private final String text;

  BrokenBodyException(BodyFormat format, String text, SyntaxException syntax) {
    super(syntax.refusal().problem(), syntax.refusal().detail(), syntax);
    this.format = format;
    this.text = text;
  }

  /** What the body was taken for. */
  public BodyFormat format() {
    return format;
  }

  /** The whole body; may hold secrets. */
  public String text() {
    return text;
  }
}
