package org.signrelay.intake.transmission.multipart;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a {@code Content-Disposition}: tokens, quoted strings, and extended values such
 * as {@code filename*=UTF-8''a%20b} (RFC 8187, earlier 5987), which win over plain ones.
 */
final class DispositionParameters {
  /** Only what needs it is escaped by a backslash: browsers send Windows paths as they are. */
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

  private static final Pattern EXTENDED = Pattern.compile("([^']+)'[^']*'(.*)");

  private final Map<String, String> byName = new TreeMap<>();

  private DispositionParameters() {}

  static DispositionParameters parse(String disposition) {
    DispositionParameters parameters = new DispositionParameters();
    int start = disposition.indexOf(';');
    while (start >= 0) {
      int equals = disposition.indexOf('=', start);
      start = equals < 0 ? -1 : parameters.take(disposition, start + 1, equals);
    }
    return parameters;
  }

  /** Takes the parameter around an equals sign and returns where the next one starts, or -1. */
  private int take(String text, int start, int equals) {
    String name = text.substring(start, equals);
    int value = equals + 1;
    while (value < text.length() && text.charAt(value) == ' ') {
      value++;
    }
    boolean quoted = text.startsWith("\"", value);
    int end = quoted ? closingQuote(text, value + 1) : endOfToken(text, value);
    byName.putIfAbsent(
        name.substring(name.lastIndexOf(';') + 1).strip().toLowerCase(Locale.ROOT),
        quoted
            ? ESCAPED.matcher(text.substring(value + 1, end)).replaceAll("$1")
            : text.substring(value, end).strip());
    return text.indexOf(';', end);
  }

  private static int endOfToken(String text, int from) {
    int end = text.indexOf(';', from);
    return end < 0 ? text.length() : end;
  }

  private static int closingQuote(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '"') {
      at += ESCAPED.matcher(text).region(at, text.length()).lookingAt() ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  Optional<String> get(String name) {
    return extended(name + "*").or(() -> Optional.ofNullable(byName.get(name)));
  }

  /** An extended value that cannot be decoded counts as missing. */
  private Optional<String> extended(String name) {
    Matcher matcher = EXTENDED.matcher(byName.getOrDefault(name, ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String plusKept = matcher.group(2).replace("+", "%2B");
      return Optional.of(URLDecoder.decode(plusKept, Charset.forName(matcher.group(1))));
    } catch (IllegalArgumentException undecodable) {
      return Optional.empty();
    }
  }
}
