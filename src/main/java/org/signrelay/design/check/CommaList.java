package org.signrelay.design.check;

import java.util.Arrays;
import java.util.List;

/** Values separated by commas, where {@code \,} is a comma inside a value. */
final class CommaList {
  private CommaList() {}

  /** The values without the blanks around them; an empty one stays as an empty text. */
  static List<String> split(String text) {
    return Arrays.stream(text.split("(?<!\\\\),", -1))
        .map(String::strip)
        .map(value -> value.replace("\\,", ","))
        .toList();
  }
}
