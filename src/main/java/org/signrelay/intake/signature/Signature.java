package org.signrelay.intake.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the headers of a call say of its signature (Standard Webhooks 1.0.0, "Webhook headers").
 *
 * @param signatures as sent, each with its version in front; of any version
 */
public record Signature(String id, String timestamp, List<String> signatures) {
  /** How far a call's time may be from the server's, both ways; as in the reference libraries. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** The standard forbids a dot in it: a dot ends it in what is signed. */
  private static final Pattern ID = Pattern.compile("[!-~&&[^.]]+");

  private static final Pattern ANY = Pattern.compile(".+");
  private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,12}");

  public Signature {
    signatures = List.copyOf(signatures);
  }

  /**
   * The signature of a call; empty if one of its headers is missing, malformed or there twice.
   *
   * @param headers the values of a header by its name, one for each line
   */
  public static Optional<Signature> find(Function<String, List<String>> headers) {
    Optional<String> id = only(headers, "webhook-id", ID);
    Optional<String> timestamp = only(headers, "webhook-timestamp", TIMESTAMP);
    Optional<String> signatures = only(headers, "webhook-signature", ANY);
    return id.isPresent() && timestamp.isPresent()
        ? signatures.map(
            list -> new Signature(id.get(), timestamp.get(), Arrays.asList(list.split(" "))))
        : Optional.empty();
  }

  /** Whether the call was signed just now. */
  public boolean isTimely(Instant now) {
    long seconds = now.getEpochSecond() - Long.parseLong(timestamp);
    return Math.abs(seconds) <= TOLERANCE.toSeconds();
  }

  /** What is signed in front of the body. */
  String head() {
    return id + "." + timestamp + ".";
  }

  private static Optional<String> only(
      Function<String, List<String>> headers, String name, Pattern form) {
    List<String> lines = headers.apply(name);
    return lines.size() == 1
        ? Optional.of(lines.get(0).strip()).filter(form.asMatchPredicate())
        : Optional.empty();
  }
}
