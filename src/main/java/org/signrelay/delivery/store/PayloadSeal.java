package org.signrelay.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.design.Designs;
import org.signrelay.design.Secret;

/**
 * Encrypts payloads when {@code signrelay.encryption-key} is set, bound to their delivery. The
 * first key encrypts, all decrypt. Without a key they are stored in clear.
 */
@ApplicationScoped
public class PayloadSeal {
  private static final String CLEAR = "clear:";

  @Inject Designs designs;

  /** The text as it is to be stored. */
  public String seal(DeliveryId delivery, String text) {
    return seal(delivery.toString(), text);
  }

  /** The same for a text of something else. */
  public String seal(String boundTo, String text) {
    List<Secret> keys = designs.server().encryptionKeys();
    return keys.isEmpty() ? CLEAR + text : AesGcm.seal(keys.get(0), boundTo, text);
  }

  /** The text that was sealed, or empty if no configured key opens it. */
  public Optional<String> open(DeliveryId delivery, String stored) {
    return open(delivery.toString(), stored);
  }

  /** The same for a text of something else. */
  public Optional<String> open(String boundTo, String stored) {
    return stored.startsWith(CLEAR)
        ? Optional.of(stored.substring(CLEAR.length()))
        : AesGcm.open(designs.server().encryptionKeys(), boundTo, stored);
  }
}
