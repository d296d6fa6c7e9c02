package org.signrelay.intake.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blanks elements and attributes with names of secrets, whether the XML parses or not. */
final class XmlSecrets {
  private static final Pattern START =
      Pattern.compile("<([^\\s<>/!?\"'=&]{1,200}+)(?:\\s[^<>]*+)?+>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s([^\\s<>/\"'=&]{1,200}+)\\s*+=\\s*+([\"'])");

  /** Behind the quote that ends an attribute the tag ends, or another attribute begins. */
  private static final String END = "\\s*+(?:[/?]?>|[^\\s<>/\"'=&]{1,200}+\\s*+=\\s*+[\"']|\\z)";

  private static final Pattern END_OF_DOUBLE = Pattern.compile("\"" + END);
  private static final Pattern END_OF_SINGLE = Pattern.compile("'" + END);

  private XmlSecrets() {}

  static String blank(String text) {
    return blankElements(blankAttributes(text));
  }

  private static String blankElements(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    Matcher start = START.matcher(text);
    while (start.find(from)) {
      kept.append(text, from, start.end());
      from = start.end();
      if (text.charAt(from - 2) != '/' && SecretNames.include(start.group(1))) {
        int end = text.indexOf("</" + start.group(1), from);
        kept.append(Blanking.BLANK);
        from = end < 0 ? text.length() : end;
      }
    }
    return kept.append(text, from, text.length()).toString();
  }

  private static String blankAttributes(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find(from)) {
      kept.append(text, from, attribute.end());
      from = attribute.end();
      if (SecretNames.include(attribute.group(1))) {
        Matcher end =
            (attribute.group(2).equals("\"") ? END_OF_DOUBLE : END_OF_SINGLE).matcher(text);
        kept.append(Blanking.BLANK);
        from = end.find(from) ? end.start() : text.length();
      }
    }
    return kept.append(text, from, text.length()).toString();
  }
}
