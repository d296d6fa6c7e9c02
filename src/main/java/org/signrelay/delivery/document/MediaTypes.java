package org.signrelay.delivery.document;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says what a document is by its first bytes, whatever its sender calls it. */
final class MediaTypes {
  static final int BYTES_NEEDED = 8;
  private static final String UNKNOWN = "application/octet-stream";
  private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

  static {
    BEGINNINGS.put("%PDF", "application/pdf");
    BEGINNINGS.put("PK\u0003\u0004", "application/zip");
    BEGINNINGS.put("\u0089PNG", "image/png");
    BEGINNINGS.put("\u00FF\u00D8\u00FF", "image/jpeg");
    BEGINNINGS.put("II*\0", "image/tiff");
    BEGINNINGS.put("MM\0*", "image/tiff");
    BEGINNINGS.put("{\\rtf", "application/rtf");
    BEGINNINGS.put("<?xml", "application/xml");
  }

  private MediaTypes() {}

  static String of(byte[] first, int length) {
    String beginning = new String(first, 0, length, StandardCharsets.ISO_8859_1);
    return BEGINNINGS.entrySet().stream()
        .filter(known -> beginning.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
