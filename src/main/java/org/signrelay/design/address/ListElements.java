package org.signrelay.design.address;

import java.util.List;
import java.util.stream.Stream;

/** The elements of a header that is a list (RFC 9110, 5.6.1). */
final class ListElements {
  private ListElements() {}

  /**
   * The elements, the last one first, without empty ones. A comma in quotes separates nothing.
   * Quotes are matched from the end too, so that what a caller wrote cannot swallow what a proxy
   * wrote behind it.
   *
   * @param lines of the header, in their order
   */
  static Stream<String> fromTheEnd(List<String> lines) {
    String text = String.join(",", lines);
    Stream.Builder<String> elements = Stream.builder();
    boolean quoted = false;
    int end = text.length();
    for (int at = text.length() - 1; at >= 0; at--) {
      char character = text.charAt(at);
      if (character == '"' && !(quoted && isEscaped(text, at))) {
        quoted = !quoted;
      } else if (character == ',' && !quoted) {
        elements.add(text.substring(at + 1, end));
        end = at;
      }
    }
    elements.add(text.substring(0, end));
    return elements.build().map(String::strip).filter(element -> !element.isEmpty());
  }

  private static boolean isEscaped(String text, int at) {
    int before = at;
    while (before > 0 && text.charAt(before - 1) == '\\') {
      before--;
    }
    return (at - before) % 2 == 1;
  }
}
