package org.signrelay.delivery.accept;

import java.time.Duration;

/** A call could not be committed: nothing of it was kept and the caller must send it again. */
public class NotAcceptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter when it is worth trying again
   */
  public NotAcceptedException(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
