package org.signrelay.salesforce.record;

/** Text in Salesforce's query language. */
final class Soql {
  private Soql() {}

  /**
   * A string literal with its quotes. SOQL knows exactly the escapes {@code \n \r \t \b \f \" \'
   * \\} and {@code \}{@code uXXXX}; any other backslash is an error.
   */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
    text.chars().forEach(character -> append(literal, (char) character));
    return literal.append('\'').toString();
  }

  private static void append(StringBuilder literal, char character) {
    switch (character) {
      case '\\' -> literal.append("\\\\");
      case '\'' -> literal.append("\\'");
      case '"' -> literal.append("\\\"");
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      case '\b' -> literal.append("\\b");
      case '\f' -> literal.append("\\f");
      default -> {
        if (character < ' ' || character == 0x7f) {
          literal.append(String.format("\\u%04X", (int) character));
        } else {
          literal.append(character);
        }
      }
    }
  }
}
