package org.signrelay.design.source;

/**
 * A key or value of a properties file with its escapes resolved.
 *
 * @param text as Java reads it, except that {@code \$}{@code {} keeps its backslash for {@link
 *     Expressions}
 * @param listText the same with {@code \,} as it was typed
 * @param wellFormed false if a backslash stands before a character that needs none; Java would drop
 *     it silently, and with it a part of a password
 */
record PropertiesEscapes(String text, String listText, boolean wellFormed) {
  private static final String THEMSELVES = " \t:=#!\\";
  private static final String LETTERS = "tnrf";
  private static final String CONTROLS = "\t\n\r\f";
  private static final int UNICODE_DIGITS = 4;

  static PropertiesEscapes of(String raw) {
    StringBuilder text = new StringBuilder();
    StringBuilder listText = new StringBuilder();
    boolean wellFormed = true;
    for (int at = 0; at < raw.length(); at++) {
      char c = raw.charAt(at);
      if (c != '\\') {
        text.append(c);
        listText.append(c);
        continue;
      }
      String rest = raw.substring(at + 1);
      String meaning = meaning(rest);
      wellFormed &= !meaning.isEmpty();
      text.append(meaning);
      listText.append(rest.startsWith(",") ? "\\," : meaning);
      at += rest.startsWith("u") && !meaning.isEmpty() ? 1 + UNICODE_DIGITS : 1;
    }
    return new PropertiesEscapes(text.toString(), listText.toString(), wellFormed);
  }

  /** What a backslash and the text behind it mean; empty if nothing. */
  private static String meaning(String rest) {
    if (rest.isEmpty()) {
      return "";
    }
    char c = rest.charAt(0);
    if (c == ',' || THEMSELVES.indexOf(c) >= 0) {
      return String.valueOf(c);
    }
    if (rest.startsWith("${")) {
      return "\\$";
    }
    if (LETTERS.indexOf(c) >= 0) {
      return String.valueOf(CONTROLS.charAt(LETTERS.indexOf(c)));
    }
    if (rest.matches("(?s)u[0-9a-fA-F]{4}.*")) {
      return String.valueOf((char) Integer.parseInt(rest.substring(1, 1 + UNICODE_DIGITS), 16));
    }
    return "";
  }

  @Override
  public String toString() {
    return "***";
  }
}
