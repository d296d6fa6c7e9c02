package org.signrelay.design.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the syntax of Java properties and keeps what {@link java.util.Properties} loses: line
 * numbers, keys that stand twice, {@code \,} and {@code \$}{@code {}, and whether a backslash was
 * meant. Blanks at the end of a value do not count, since nobody sees them.
 */
final class PropertiesText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PropertiesText() {}

  static List<PropertiesLine> read(String text) {
    List<String> physical =
        (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
    List<PropertiesLine> lines = new ArrayList<>();
    int next = 0;
    while (next < physical.size()) {
      int first = next;
      StringBuilder logical = new StringBuilder(physical.get(next++).stripLeading());
      if (isCommentOrBlank(logical)) {
        continue;
      }
      while (endsInBackslash(logical)) {
        logical.setLength(logical.length() - 1);
        if (next < physical.size()) {
          logical.append(physical.get(next++).stripLeading());
        }
      }
      lines.add(line(first + 1, logical.toString()));
    }
    return lines;
  }

  private static PropertiesLine line(int number, String logical) {
    int keyEnd = endOfKey(logical);
    int valueStart = skipBlanks(logical, keyEnd);
    boolean assigned = valueStart < logical.length() && isAssignment(logical.charAt(valueStart));
    if (assigned) {
      valueStart = skipBlanks(logical, valueStart + 1);
    }
    String value = withoutTrailingBlanks(logical.substring(valueStart));
    PropertiesEscapes key = PropertiesEscapes.of(logical.substring(0, keyEnd));
    PropertiesEscapes escapes = PropertiesEscapes.of(value);
    return new PropertiesLine(
        number,
        key.text(),
        escapes.text(),
        escapes.listText(),
        assigned,
        key.wellFormed() && escapes.wellFormed());
  }

  private static boolean isCommentOrBlank(CharSequence line) {
    return line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == '!';
  }

  private static boolean endsInBackslash(CharSequence line) {
    return backslashesBefore(line, line.length()) % 2 == 1;
  }

  private static int endOfKey(String line) {
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if ((isAssignment(c) || Character.isWhitespace(c)) && backslashesBefore(line, at) % 2 == 0) {
        return at;
      }
    }
    return line.length();
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String withoutTrailingBlanks(String value) {
    int end = value.length();
    while (end > 0
        && Character.isWhitespace(value.charAt(end - 1))
        && backslashesBefore(value, end - 1) % 2 == 0) {
      end--;
    }
    return value.substring(0, end);
  }

  private static int backslashesBefore(CharSequence text, int end) {
    int at = end;
    while (at > 0 && text.charAt(at - 1) == '\\') {
      at--;
    }
    return end - at;
  }

  private static boolean isAssignment(char c) {
    return c == '=' || c == ':';
  }
}
