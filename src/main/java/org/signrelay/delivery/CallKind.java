package org.signrelay.delivery;

import java.util.Locale;

/** How DocumentTRAK called. */
public enum CallKind {
  /** A data-only call that reports a lifecycle event. */
  WEB_HOOK,
  /** A call that carries the completed document. */
  TRANSMISSION;

  /** The word of the database and the admin API: {@code web-hook} or {@code transmission}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
