package org.signrelay.delivery.standstill;

import java.util.Locale;

/** Why deliveries are held; {@link #word} stands in their {@code error.code}. */
public enum HoldReason {
  /** A person paused the design. */
  PAUSED,
  /** The design says {@code enabled = false}. */
  DISABLED,
  /** The design is refused, removed, or not loaded on any node. */
  DESIGN,
  /** Salesforce refused the credentials; ends when they change or a person resumes. */
  LOGIN,
  /** Salesforce refused the org as a whole; ends when the design changes or a person resumes. */
  ORG,
  /** The org's daily limit of API calls is used up; tried again every hour. */
  LIMIT,
  /** The org is under maintenance; tried again after minutes, then less often. */
  MAINTENANCE,
  /** No configured key opens the stored payload. */
  ENCRYPTION_KEY;

  /** The word of the admin API, such as {@code encryption-key}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it ends by itself after a while. */
  public boolean isTemporary() {
    return this == LIMIT || this == MAINTENANCE;
  }
}
