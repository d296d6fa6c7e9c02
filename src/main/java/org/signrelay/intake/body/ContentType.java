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
 */
public record ContentType(String mediaType, Optional<String> charset) {
  private static final Pattern END = Pattern.compile("[;,]");
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

  /**
   * @param header null if the call has none
   */
  public static ContentType parse(String header) {
    if (header == null) {
      return new ContentType("", Optional.empty());
    }
    String mediaType = END.split(header, 2)[0].strip().toLowerCase(Locale.ROOT);
    Matcher charset = CHARSET.matcher(header);
    return new ContentType(
        mediaType, charset.find() ? Optional.of(charset.group(1)) : Optional.empty());
  }

  /** The format that this content type names. */
  public Optional<BodyFormat> format() {
    return BodyFormat.named(mediaType);
  }
}
