package org.signrelay.intake.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blanks members of JSON with names of secrets, whether the JSON parses or not. */
final class JsonSecrets {
  static final Pattern NAME = Pattern.compile("\"((?:[^\"\\\\]|\\\\.){1,100}+)\"\\s*+:\\s*+");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  private JsonSecrets() {}

  static String blank(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    Matcher name = NAME.matcher(text);
    while (name.find(from)) {
      int value = name.end();
      kept.append(text, from, value);
      from = value;
      if (value < text.length() && SecretNames.include(unescaped(name.group(1)))) {
        kept.append('"').append(Blanking.BLANK).append('"');
        from = EndOfJsonValue.find(text, value);
      }
    }
    return kept.append(text, from, text.length()).toString();
  }

  private static String unescaped(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(escape.group(1), 16))));
  }
}
