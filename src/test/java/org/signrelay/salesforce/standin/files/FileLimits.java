package org.signrelay.salesforce.standin.files;

import org.signrelay.salesforce.standin.protocol.SalesforceException;

/**
 * Most bytes of a file by the way it comes: multipart up to 2 GB for ContentVersion and 500 MB for
 * Attachment and Document, base64 in JSON 37.5 MB.
 */
public record FileLimits(long contentVersion, long attachment, long document, long base64) {
  private static final long MB = 1024L * 1024;
  public static final FileLimits SALESFORCE =
      new FileLimits(2048 * MB, 500 * MB, 500 * MB, 37 * MB + MB / 2);

  /** Refuses a file of this many bytes in a multipart body. */
  public void check(String type, long size) {
    switch (type) {
      case "ContentVersion" -> refuseAbove(contentVersion, size, "FILE_SIZE_LIMIT_EXCEEDED");
      case "Attachment" -> refuseAbove(attachment, size, "MAXIMUM_SIZE_OF_ATTACHMENT");
      default -> refuseAbove(document, size, "MAXIMUM_SIZE_OF_DOCUMENT");
    }
  }

  private static void refuseAbove(long limit, long size, String code) {
    if (size > limit) {
      throw SalesforceException.badRequest(
          code, "The file of %d bytes exceeds the maximum of %d bytes".formatted(size, limit));
    }
  }
}
