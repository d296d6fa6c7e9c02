package org.signrelay.design;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a completed document is stored in Salesforce. */
public enum DocumentLocation {
  /** Attachment of the parent. */
  ATTACHMENT,
  /** Document in a folder. */
  DOCUMENT,
  /** File (ContentVersion) that is linked to the parents. */
  FILE,
  /** Nowhere: only the status is written. */
  NONE;

  /** The word of the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The location that a word means, or empty. */
  public static Optional<DocumentLocation> ofWord(String word) {
    return Arrays.stream(values()).filter(location -> location.word().equals(word)).findFirst();
  }
}
