package org.signrelay.delivery.refused;

/** Text that the database takes: PostgreSQL holds neither NUL nor half a surrogate pair. */
final class StorableText {
  private static final int REPLACEMENT = 0xFFFD;

  private StorableText() {}

  /** The first characters of a text, with replacements for what cannot be stored. */
  static String of(String text, int longest) {
    StringBuilder kept = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .map(point -> isStorable(point) ? point : REPLACEMENT)
        .takeWhile(point -> kept.length() + Character.charCount(point) <= longest)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isStorable(int point) {
    return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
  }
}
