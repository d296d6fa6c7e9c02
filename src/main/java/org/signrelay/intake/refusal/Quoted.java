package org.signrelay.intake.refusal;

/**
 * Text of a caller, made fit to be shown in an answer or a log line: in quotes, at most 60
 * characters, on one line, and with nothing in it that changes how the rest is read.
 */
public final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  public static String text(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints().limit(LONGEST).forEach(point -> append(shown, point));
    if (text.codePointCount(0, text.length()) > LONGEST) {
      shown.append('…');
    }
    return shown.append('"').toString();
  }

  private static void append(StringBuilder shown, int point) {
    if (isPlain(point)) {
      shown.appendCodePoint(point);
    } else {
      shown.append("\\u%04x".formatted(point));
    }
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> point != '"' && point != '\\';
    };
  }
}
