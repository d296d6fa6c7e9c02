package org.signrelay.design.vocabulary;

import java.util.Locale;

/** What a call speaks of, and so which Salesforce record it changes. */
public enum Kind {
  DOCUMENT("D"),
  ENVELOPE("E");

  private final String initial;

  Kind(String initial) {
    this.initial = initial;
  }

  /** First letter of this kind's status acronyms: {@code D} in DCO, {@code E} in ECO. */
  public String initial() {
    return initial;
  }

  /** The word of configuration keys and answers: {@code document} or {@code envelope}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
