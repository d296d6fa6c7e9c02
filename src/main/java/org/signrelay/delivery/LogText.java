package org.signrelay.delivery;

/** Text from outside, made safe for one line of a log. */
public final class LogText {
  private LogText() {}

  /**
   * The text with every control character, line separators among them, as {@code \}{@code uXXXX}.
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.chars()
        .forEach(
            character -> {
              if (Character.isISOControl(character) || character == 0x2028 || character == 0x2029) {
                safe.append(String.format("\\u%04x", character));
              } else {
                safe.append((char) character);
              }
            });
    return safe.toString();
  }
}
