package org.signrelay.delivery.accept;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.database.TextHash;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.ReceivedDocument;
import org.signrelay.design.vocabulary.ValueName;

/**
 * Recognises a repeated call: SHA-256 over design, kinds, status or event, and the set of values.
 * The order of values, white space, the format of the body and the case of ids do not count.
 *
 * @param value its first 128 bits
 */
record Fingerprint(UUID value) {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Set<String> IDS =
      Stream.of(
              ValueName.DOCUMENT_ID,
              ValueName.DOCUMENT_AUTH_TOKEN,
              ValueName.ENVELOPE_ID,
              ValueName.ENVELOPE_AUTH_TOKEN,
              ValueName.ORDER_ID)
          .map(ValueName::canonical)
          .collect(Collectors.toUnmodifiableSet());

  static Fingerprint of(Notification call) {
    MessageDigest digest = sha256();
    add(digest, call.design().id().value());
    add(digest, call.call().word());
    add(digest, call.kind().word());
    add(digest, call.status().map(status -> status.acronym(call.kind())).orElse(""));
    add(digest, call.event().map(event -> event.word()).orElse(""));
    new TreeMap<>(call.values())
        .forEach(
            (name, value) -> {
              add(digest, name);
              add(digest, IDS.contains(name) ? value.toLowerCase(Locale.ROOT) : spaced(value));
            });
    call.documents().stream()
        .map(ReceivedDocument::sha256)
        .sorted()
        .forEach(hash -> add(digest, hash));
    return new Fingerprint(TextHash.firstOf(digest.digest()));
  }

  private static String spaced(String value) {
    String stripped = value.strip();
    return isSpacedPlainly(stripped) ? stripped : SPACE.matcher(stripped).replaceAll(" ");
  }

  /** As nearly all values are. */
  private static boolean isSpacedPlainly(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each < ' ' || (each == ' ' && text.charAt(i + 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  /** The length in front keeps neighbours apart whatever they hold. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
