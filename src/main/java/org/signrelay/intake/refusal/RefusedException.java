package org.signrelay.intake.refusal;

/** A call is refused; nothing of it was kept. Says why and how it is answered. */
public class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.problem() + ": " + refusal.detail());
    this.refusal = refusal;
  }

  public RefusedException(Problem problem, String detail) {
    this(new Refusal(problem, detail));
  }

  /** A refusal that another exception led to; its message is not shown to the caller. */
  public RefusedException(Problem problem, String detail, Throwable cause) {
    this(problem, detail);
    initCause(cause);
  }

  public Refusal refusal() {
    return refusal;
  }
}
