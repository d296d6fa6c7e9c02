package org.signrelay.salesforce.file;

import java.util.regex.Pattern;

/** Texts that Salesforce and the file systems of its users take. */
final class SafeText {
  /** Control characters, half characters, line ends, and what turns the direction of a line. */
  private static final String INVISIBLE =
      "\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069";

  private static final Pattern UNSAFE_IN_NAMES =
      Pattern.compile("[" + INVISIBLE + "/\\\\:*?\"<>|]+");
  private static final Pattern CONTROLS = Pattern.compile("[" + INVISIBLE + "]+");
  private static final String NAMELESS = "document";
  private static final int LONGEST_EXTENSION = 10;

  private SafeText() {}

  /** A title on one line, cut to a length in characters. */
  static String title(String text, int longest) {
    String safe = CONTROLS.matcher(text).replaceAll(" ").strip();
    return safe.isEmpty() ? NAMELESS : cut(safe, longest);
  }

  /** A file name without folders, cut to a length in characters; keeps its extension. */
  static String fileName(String text, int longest) {
    String safe = UNSAFE_IN_NAMES.matcher(text).replaceAll("_").strip();
    if (safe.isEmpty()) {
      return NAMELESS;
    }
    int dot = safe.lastIndexOf('.');
    boolean extended = dot > 0 && safe.length() - dot <= LONGEST_EXTENSION;
    String extension = extended ? safe.substring(dot) : "";
    return cut(safe.substring(0, safe.length() - extension.length()), longest - extension.length())
        + extension;
  }

  /** A description that ends with a key, whatever of it has to be cut. */
  static String description(String text, String key, int longest) {
    String safe = CONTROLS.matcher(text).replaceAll(" ").strip();
    String end = " " + mark(key);
    return cut(safe, longest - end.length()) + end;
  }

  /** What a description ends with that has a key. */
  static String mark(String key) {
    return "[" + key + "]";
  }

  /** Whether a description ends with a key, in any case. */
  static boolean holdsKey(String description, String key) {
    String end = mark(key);
    String stripped = description.strip();
    return stripped.regionMatches(true, stripped.length() - end.length(), end, 0, end.length());
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end).strip();
  }
}
