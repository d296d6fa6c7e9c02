package org.signrelay.intake.trace;

import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value of JSON ends that may be broken, or cut. Where that is not certain, it goes further
 * rather than less far.
 */
final class EndOfJsonValue {
  /** Behind a value there is another member, another value or the end. */
  private static final String NEXT =
      "[\\s}\\]]*+(?:,\\s*+(?:\"[^\"\\r\\n]{0,100}+\"\\s*+:|[\\[{])|\\z)";

  private static final Pattern BEHIND = Pattern.compile(NEXT);
  private static final Pattern END_OF_TEXT = Pattern.compile("\"" + NEXT);
  private static final Pattern END_OF_LITERAL = Pattern.compile("[,}\\]\\r\\n]|\\z");

  private EndOfJsonValue() {}

  /**
   * The index behind a value.
   *
   * @param value where it begins, within the text
   */
  static int find(String text, int value) {
    return switch (text.charAt(value)) {
      case '"' -> endOfText(text, value);
      case '{', '[' -> endOfStructure(text, value);
      default -> {
        Matcher end = END_OF_LITERAL.matcher(text);
        yield end.find(value) ? end.start() : text.length();
      }
    };
  }

  private static int endOfText(String text, int value) {
    Matcher end = END_OF_TEXT.matcher(text);
    int from = value + 1;
    while (end.find(from)) {
      if (!isEscaped(text, end.start())) {
        return end.start() + 1;
      }
      from = end.start() + 1;
    }
    return text.length();
  }

  private static boolean isEscaped(String text, int quote) {
    int first = quote;
    while (first > 0 && text.charAt(first - 1) == '\\') {
      first--;
    }
    return (quote - first) % 2 != 0;
  }

  /** Taken as it should be; if what follows then makes no sense, with texts that may be broken. */
  private static int endOfStructure(String text, int value) {
    int end = matchingBracket(text, value, quote -> unescapedQuote(text, quote + 1) + 1);
    return BEHIND.matcher(text).region(end, text.length()).lookingAt()
        ? end
        : Math.max(end, matchingBracket(text, value, quote -> endOfNameOrText(text, quote)));
  }

  private static int endOfNameOrText(String text, int quote) {
    Matcher name = JsonSecrets.NAME.matcher(text).region(quote, text.length());
    return name.lookingAt() ? name.end() : endOfText(text, quote);
  }

  /**
   * The index behind the matching bracket, or the end of the text if there is none.
   *
   * @param endOfText gives the index behind a text from that of its first quote
   */
  private static int matchingBracket(String text, int value, IntUnaryOperator endOfText) {
    StringBuilder open = new StringBuilder();
    int at = value;
    while (at < text.length()) {
      char next = text.charAt(at);
      at = next == '"' ? endOfText.applyAsInt(at) : at + 1;
      if (next == '{' || next == '[') {
        open.append(next == '{' ? '}' : ']');
      } else if (next == '}' || next == ']') {
        int innermost = open.length() - 1;
        if (open.charAt(innermost) != next) {
          return text.length();
        }
        open.setLength(innermost);
        if (innermost == 0) {
          return at;
        }
      }
    }
    return text.length();
  }

  /** The next quote that is one, from an index on; the last character if there is none. */
  private static int unescapedQuote(String text, int from) {
    int quote = text.indexOf('"', from);
    while (quote >= 0 && isEscaped(text, quote)) {
      quote = text.indexOf('"', quote + 1);
    }
    return quote < 0 ? text.length() - 1 : quote;
  }
}
