package org.signrelay.salesforce.reaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An HTTP answer, read completely.
 *
 * @param status HTTP status
 * @param contentType as sent, or empty
 * @param body the body in UTF-8; empty text if there was none
 * @param retryAfter how long a proxy asks to wait; Salesforce itself never does
 */
public record Answer(int status, String contentType, String body, Optional<Duration> retryAfter) {
  private static final String HTML = "text/html";

  /** Comments, and a declaration of XML, may stand in front. */
  private static final Pattern PAGE_START =
      Pattern.compile(
          "\\s*(?:<\\?xml[^>]*>\\s*|<!--.*?-->\\s*)*<(?:!doctype\\s+)?html\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, contentType, new String(body, UTF_8), Optional.empty());
  }

  public boolean isSuccessful() {
    return status >= 200 && status < 300;
  }

  public boolean hasBody() {
    return !body.isBlank();
  }

  /** Whether this is a page for people, by its content type or its first characters. */
  public boolean isHtml() {
    return hasBody()
        && (contentType.strip().regionMatches(true, 0, HTML, 0, HTML.length())
            || PAGE_START.matcher(body).lookingAt());
  }
}
