package org.signrelay.design.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.signrelay.design.DateOrder;
import org.signrelay.design.FieldSource;
import org.signrelay.design.Secret;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.design.vocabulary.StatusWord;
import org.signrelay.design.vocabulary.StatusWords;
import org.signrelay.design.vocabulary.ValueName;

/** The forms that values of the configuration have. */
final class Forms {
  /** Name of an object or field in Salesforce; safe to stand in a query. */
  static final Pattern API_NAME_PATTERN = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");

  static final Form<String> TEXT = text("a text");
  static final Form<Secret> SECRET = secret("a secret");
  static final Form<Boolean> BOOLEAN =
      Form.of("true or false", text -> choose(text, Map.of("true", true, "false", false)));
  static final Form<Boolean> REPLY =
      Form.of("queued or outcome", text -> choose(text, Map.of("queued", false, "outcome", true)));
  static final Form<String> API_NAME =
      matching(
          "an API name of Salesforce: letters, digits and _, a letter first, at most 80",
          API_NAME_PATTERN);
  static final Form<String> HEADER_NAME =
      matching(
          "the name of an HTTP header, such as X-Caller-Key",
          Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}"));
  static final Form<String> HTTPS_ADDRESS =
      matching(
          "an address such as https://login.salesforce.com",
          Pattern.compile("https://[A-Za-z0-9.-]{1,200}(:\\d{1,5})?(/[A-Za-z0-9._~/-]{0,200})?"));
  static final Form<Status> STATUS =
      Form.of(
          "a status such as Completed or DCO",
          text -> StatusWords.understand(text).flatMap(StatusWord::status));
  static final Form<FieldSource> FIELD_SOURCE =
      Form.of(
          "the name of a value of the call, such as completionDate, or a text in quotes; a"
              + " credential or the document itself cannot be written into a field",
          Forms::fieldSource);
  static final Form<ZoneId> ZONE =
      Form.of("a time zone such as UTC, America/New_York or +01:00", Forms::zone);
  static final Form<DateOrder> DATE_ORDER =
      Form.of(
          "MDY, DMY or YMD",
          text ->
              choose(
                  text, Map.of("MDY", DateOrder.MDY, "DMY", DateOrder.DMY, "YMD", DateOrder.YMD)));
  static final Form<Secret> PASSWORD_HASH =
      Form.of(
          "PBKDF2WithHmacSHA512:<iterations>:<salt>:<hash>, both base64, with at least 1024"
              + " iterations and 16 bytes each",
          text -> Optional.of(text).filter(Forms::isPasswordHash).map(Secret::new));
  static final Form<Secret> ENCRYPTION_KEY =
      Form.of(
          "base64 of 32 bytes",
          text -> decode(text).filter(bytes -> bytes.length == 32).map(bytes -> new Secret(text)));

  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final Pattern DURATION_PATTERN = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
  private static final Pattern SIZE_PATTERN = Pattern.compile("(\\d{1,9})(KB|MB|GB)");
  private static final Pattern VALUE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9 _-]{0,99}");
  private static final Pattern QUOTED = Pattern.compile("(?s)\"(.*)\"|'(.*)'");
  private static final Pattern HASH =
      Pattern.compile("PBKDF2WithHmacSHA(?:224|256|384|512):(\\d{4,8}):([^:]+):([^:]+)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Map<String, Long> SIZES =
      Map.of("KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);

  private Forms() {}

  /** Any text; what it means. */
  static Form<String> text(String right) {
    return Form.of(right, Optional::of);
  }

  /** Any text that must not be seen; what it means. */
  static Form<Secret> secret(String right) {
    return Form.of(right, text -> Optional.of(new Secret(text)));
  }

  /** A duration from a shortest one to 3650 days. */
  static Form<Duration> duration(Duration shortest) {
    return duration(shortest, LONGEST, "3650d");
  }

  /** How long an answer may wait: callers and proxies in between do not wait for ever. */
  static Form<Duration> replyWait() {
    return duration(Duration.ofMillis(1), Duration.ofMinutes(2), "2m");
  }

  private static Form<Duration> duration(Duration shortest, Duration longest, String inWords) {
    return Form.of(
        "a duration such as 500ms, 10s, 5m, 1h or 30d"
            + (shortest.isZero() ? "" : ", above zero")
            + ", at most "
            + inWords,
        text ->
            duration(text)
                .filter(value -> value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0));
  }

  /** A size between two numbers of bytes. */
  static Form<Long> size(long smallest, long largest, String right) {
    return Form.of(
        right, text -> size(text).filter(bytes -> bytes >= smallest && bytes <= largest));
  }

  static Form<Integer> number(int smallest, int largest) {
    return Form.of(
        "a number from " + smallest + " to " + largest,
        text ->
            Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(value -> value >= smallest && value <= largest));
  }

  /** A whole percentage; the sign may be left out. */
  static Form<Integer> percent() {
    return Form.of(
        "a share such as 20%, from 0% to 99%",
        text ->
            Optional.of(text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text)
                .filter(digits -> digits.matches("\\d{1,2}"))
                .map(Integer::valueOf));
  }

  /** A version of Salesforce's API. */
  static Form<String> version(int last, String reason) {
    return Form.of(
        "a version from 31.0 to " + last + ".0" + reason,
        text ->
            Optional.of(text)
                .filter(version -> version.matches("\\d\\d\\.0"))
                .filter(
                    version -> {
                      int number = Integer.parseInt(version.substring(0, 2));
                      return number >= 31 && number <= last;
                    }));
  }

  /** Values separated by commas; blanks around them do not count. */
  static <T> Form<List<T>> listOf(Form<T> item) {
    return new Form<>(
        "a list, separated by commas, of which each is " + item.right(),
        text -> all(CommaList.split(text), item.parser()),
        true);
  }

  private static <T> Optional<List<T>> all(
      List<String> texts, Function<String, Optional<T>> parser) {
    if (texts.stream().anyMatch(String::isEmpty)) {
      return Optional.empty();
    }
    List<T> items = texts.stream().map(parser).flatMap(Optional::stream).toList();
    return Optional.of(items).filter(found -> found.size() == texts.size());
  }

  /** A text of which all characters fit a pattern. */
  static Form<String> matching(String right, Pattern pattern) {
    return Form.of(right, text -> Optional.of(text).filter(pattern.asMatchPredicate()));
  }

  private static <T> Optional<T> choose(String text, Map<String, T> choices) {
    return Optional.ofNullable(choices.get(text));
  }

  private static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION_PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))));
  }

  private static Optional<Long> size(String text) {
    Matcher matcher = SIZE_PATTERN.matcher(text);
    return matcher.matches()
        ? Optional.of(Long.parseLong(matcher.group(1)) * SIZES.get(matcher.group(2)))
        : Optional.empty();
  }

  private static Optional<FieldSource> fieldSource(String text) {
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return Optional.of(
          new FieldSource.Literal(
              Stream.of(quoted.group(1), quoted.group(2))
                  .filter(group -> group != null)
                  .findFirst()
                  .orElse("")));
    }
    boolean unfit =
        ValueName.recognise(text)
            .filter(name -> name.isCredential() || name == ValueName.DOCUMENT_CONTENT)
            .isPresent();
    return Optional.of(text)
        .filter(VALUE_NAME.asMatchPredicate())
        .filter(name -> !unfit)
        .map(name -> new FieldSource.NamedValue(ValueName.canonical(name)));
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException noZone) {
      return Optional.empty();
    }
  }

  private static boolean isPasswordHash(String text) {
    Matcher hash = HASH.matcher(text);
    return hash.matches()
        && Integer.parseInt(hash.group(1)) >= 1024
        && Stream.of(hash.group(2), hash.group(3))
            .allMatch(part -> decode(part).filter(bytes -> bytes.length >= 16).isPresent());
  }

  private static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
