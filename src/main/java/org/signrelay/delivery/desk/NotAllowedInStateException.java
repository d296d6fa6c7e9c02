package org.signrelay.delivery.desk;

/** An action is not possible in the state that the delivery is in; the message says why. */
public class NotAllowedInStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotAllowedInStateException(String message) {
    super(message);
  }
}
