package org.signrelay.salesforce.file;

/**
 * The texts of a document in Salesforce, as the design wants them; they are made safe and cut to
 * Salesforce's lengths.
 *
 * @param key by which it is found again, up to {@value #LONGEST_KEY} characters; stands whole at
 *     the end of the description
 */
public record FileText(String title, String fileName, String description, String key) {
  /** Leaves room for a description beside it in the 255 characters of a Document. */
  static final int LONGEST_KEY = 100;

  /**
   * @throws IllegalArgumentException if the key is blank or too long
   */
  public FileText {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "a key has 1 to " + LONGEST_KEY + " characters, not " + key.length());
    }
  }
}
