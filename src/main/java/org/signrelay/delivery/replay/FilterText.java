package org.signrelay.delivery.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.desk.DeliveryFilter;
import org.signrelay.delivery.store.PayloadText;
import org.signrelay.design.DesignId;

/** A filter as JSON. Filters that find the same are the same text. */
final class FilterText {
  private FilterText() {}

  static String write(DeliveryFilter filter) {
    Map<String, String> values = new TreeMap<>();
    filter.design().ifPresent(design -> values.put("design", design.value()));
    filter.state().ifPresent(state -> values.put("state", state.word()));
    filter.document().ifPresent(id -> values.put("document", id.toLowerCase(Locale.ROOT)));
    filter.envelope().ifPresent(id -> values.put("envelope", id.toLowerCase(Locale.ROOT)));
    filter.status().ifPresent(acronym -> values.put("status", acronym));
    filter.from().ifPresent(time -> values.put("from", time.toString()));
    filter.to().ifPresent(time -> values.put("to", time.toString()));
    filter.reason().ifPresent(code -> values.put("reason", code));
    return PayloadText.write(values);
  }

  static DeliveryFilter read(String text) {
    Map<String, String> values = PayloadText.read(text);
    return new DeliveryFilter(
        value(values, "design").map(DesignId::new),
        value(values, "state").flatMap(DeliveryState::ofWord),
        value(values, "document"),
        value(values, "envelope"),
        value(values, "status"),
        value(values, "from").map(Instant::parse),
        value(values, "to").map(Instant::parse),
        value(values, "reason"));
  }

  /** Equal for equal filters, and of one length. */
  static String mark(DeliveryFilter filter) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(write(filter).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static Optional<String> value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name));
  }
}
