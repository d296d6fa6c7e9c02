package org.signrelay.intake.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blanks members of JSON with names of secrets, whether the JSON parses or not. */
final class JsonSecrets {
  private static final Pattern NAME =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.){1,100}+)\"\\s*+:\\s*+");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  /** Behind the quote that ends a text there is another member, another value or the end. */
  private static final Pattern END_OF_TEXT =
      Pattern.compile("\"[\\s}\\]]*+(?:,\\s*+(?:\"[^\"\\r\\n]{0,100}+\"\\s*+:|[\\[{])|\\z)");

  private static final Pattern END_OF_LITERAL = Pattern.compile("[,}\\]\\r\\n]|\\z");
  private static final Pattern END_OF_ARRAY = Pattern.compile("]|\\z");

  private JsonSecrets() {}

  static String blank(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    Matcher name = NAME.matcher(text);
    while (name.find(from)) {
      int value = name.end();
      kept.append(text, from, value);
      from = value;
      if (value < text.length()
          && text.charAt(value) != '{'
          && SecretNames.include(unescaped(name.group(1)))) {
        kept.append('"').append(Blanking.BLANK).append('"');
        from = end(text, value);
      }
    }
    return kept.append(text, from, text.length()).toString();
  }

  private static int end(String text, int value) {
    return switch (text.charAt(value)) {
      case '"' -> {
        Matcher end = END_OF_TEXT.matcher(text);
        yield end.find(value + 1) ? end.start() + 1 : text.length();
      }
      case '[' -> {
        Matcher end = END_OF_ARRAY.matcher(text);
        yield end.find(value) ? end.end() : text.length();
      }
      default -> {
        Matcher end = END_OF_LITERAL.matcher(text);
        yield end.find(value) ? end.start() : text.length();
      }
    };
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
