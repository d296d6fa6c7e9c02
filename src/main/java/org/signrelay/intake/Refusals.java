package org.signrelay.intake;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.signrelay.delivery.accept.NotAcceptedException;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Refusal;
import org.signrelay.intake.refusal.RefusedException;

/** The one place that says which refusal an exception becomes. */
final class Refusals {
  private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

  /** A defect seldom goes away by itself; the sender's own tries are spread over 24 hours. */
  private static final Duration AFTER_A_DEFECT = Duration.ofMinutes(1);

  private Refusals() {}

  /** The refusal for what went wrong. A defect is logged and answered with "send it again". */
  static Refusal of(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return refused.refusal();
    }
    if (failure instanceof NotAcceptedException notAccepted) {
      return notCommitted().retryAfter(notAccepted.retryAfter());
    }
    LOG.log(Level.ERROR, "event=call-failed", failure);
    return notCommitted().retryAfter(AFTER_A_DEFECT);
  }

  /** The refusal for a status with which the server's framework turned a call away. */
  static Refusal ofStatus(int status) {
    return switch (status) {
      case 404 -> new Refusal(Problem.UNKNOWN_ADDRESS, "There is nothing at this address.");
      case 405 ->
          new Refusal(
              Problem.METHOD_NOT_ALLOWED, "Notifications are sent with POST, PUT or PATCH.");
      case 413 -> new Refusal(Problem.TOO_LARGE, "The body is larger than the server takes.");
      case 415 ->
          new Refusal(Problem.UNSUPPORTED_BODY, "The body is neither JSON nor XML nor a form.");
      default -> new Refusal(Problem.BAD_REQUEST, "The URL or a header cannot be understood.");
    };
  }

  private static Refusal notCommitted() {
    return new Refusal(Problem.NOT_COMMITTED, "The call could not be stored; send it again later.");
  }
}
