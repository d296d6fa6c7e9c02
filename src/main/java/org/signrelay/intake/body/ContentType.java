package org.signrelay.intake.body;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Content-Type} of a call, read leniently: whatever is wrong with it counts as missing.
 *
 * @param mediaType in lower case and without parameters; empty if there is none
 * @param charset as the caller wrote it
 * @param boundary of multipart bodies, without quotes
 */
public record ContentType(String mediaType, Optional<String> charset, Optional<String> boundary) {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary\\s*=\\s*\"?([^;\"]+)", Pattern.CASE_INSENSITIVE);

  /**
   * @param header null if the call has none
   */
  public static ContentType parse(String header) {
    if (header == null) {
      return new ContentType("", Optional.empty(), Optional.empty());
    }
    String mediaType = upToParameters(header).strip().toLowerCase(Locale.ROOT);
    return header.indexOf(';') < 0
        ? new ContentType(mediaType, Optional.empty(), Optional.empty())
        : new ContentType(mediaType, found(CHARSET, header), found(BOUNDARY, header));
  }

  private static String upToParameters(String header) {
    for (int i = 0; i < header.length(); i++) {
      if (header.charAt(i) == ';' || header.charAt(i) == ',') {
        return header.substring(0, i);
      }
    }
    return header;
  }

  private static Optional<String> found(Pattern parameter, String header) {
    Matcher matcher = parameter.matcher(header);
    return matcher.find() ? Optional.of(matcher.group(1).stripTrailing()) : Optional.empty();
  }

  /** The format that this content type names. */
  public Optional<BodyFormat> format() {
    return BodyFormat.named(mediaType);
  }
}
