package org.signrelay.intake.transmission;

/**
 * How much of a transmission is taken.
 *
 * @param largestDocument bytes of one document, decoded ({@code signrelay.max-document-size})
 * @param otherBytes bytes of the body that belong to no document, in UTF-8 ({@code
 *     signrelay.max-notification-size}); up to 16 KB more may pass
 */
public record TransmissionLimits(long largestDocument, long otherBytes) {

  /** Far above any envelope, far below what would make the rows of a call costly. */
  static final int MOST_DOCUMENTS = 100;

  /** Above any body with one document, in base64 with line breaks; in bytes. */
  public long largestBody() {
    return 2 * (largestDocument + otherBytes);
  }
}
