package org.signrelay.design.check;

/** A private key cannot be used; the message completes the sentence "private-key-file …". */
final class UnusableKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableKeyException(String message) {
    super(message);
  }

  UnusableKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
