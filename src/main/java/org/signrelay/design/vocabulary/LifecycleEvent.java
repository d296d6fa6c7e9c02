package org.signrelay.design.vocabulary;

import java.util.Locale;

/** Events that DocumentTRAK reports without a status: nothing is written to the status field. */
public enum LifecycleEvent {
  FEEDBACK_SUBMITTED,
  PRE_EXPIRATION_WARNING,
  LANDING_PAGE,
  KBA,
  PAYMENT,
  STALED,
  SIGNER_AUTHENTICATION_FAILED;

  /** The word that is stored and shown: {@code feedback-submitted}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
