package org.signrelay.intake.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blanks pairs of a form, and parts of a body of several parts, with names of secrets. */
final class FormSecrets {
  private static final Pattern NAME = Pattern.compile("(?:\\A|&)\\s*+([^&=]{1,200}+)=");
  private static final Pattern NEXT = Pattern.compile("&[^&=\\s]{1,200}+=|\\z");
  private static final Pattern PART =
      Pattern.compile(
          "(?i)content-disposition:[^\\r\\n]*?[;\\s]name\\s*+=\\s*+\"?([^\"\\r\\n;]{1,200})");
  private static final Pattern CONTENT = Pattern.compile("\\r?\\n\\r?\\n");
  private static final Pattern BOUNDARY = Pattern.compile("\\r?\\n--|\\z");

  private FormSecrets() {}

  /** The text as it is if it is neither. */
  static String blank(String text) {
    String start = text.stripLeading();
    if (start.startsWith("--")) {
      return blankParts(text);
    }
    return start.isEmpty() || "{[<".indexOf(start.charAt(0)) >= 0 ? text : blankPairs(text);
  }

  private static String blankPairs(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    Matcher name = NAME.matcher(text);
    while (name.find(from)) {
      kept.append(text, from, name.end());
      from = name.end();
      if (SecretNames.include(decoded(name.group(1)))) {
        Matcher next = NEXT.matcher(text);
        kept.append(Blanking.BLANK);
        from = next.find(from) ? next.start() : text.length();
      }
    }
    return kept.append(text, from, text.length()).toString();
  }

  private static String blankParts(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    Matcher part = PART.matcher(text);
    Matcher content = CONTENT.matcher(text);
    while (part.find(from) && content.find(part.end())) {
      kept.append(text, from, content.end());
      from = content.end();
      if (SecretNames.include(part.group(1))) {
        Matcher boundary = BOUNDARY.matcher(text);
        kept.append(Blanking.BLANK);
        from = boundary.find(from) ? boundary.start() : text.length();
      }
    }
    return kept.append(text, from, text.length()).toString();
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, UTF_8);
    } catch (IllegalArgumentException broken) {
      return name;
    }
  }
}
