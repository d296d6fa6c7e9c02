package org.signrelay.delivery.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.design.Designs;
import org.signrelay.design.Secret;

/**
 * Encrypts payloads with AES-256-GCM when {@code signrelay.encryption-key} is set, bound to their
 * delivery. The first key encrypts, all decrypt. Without a key they are stored in clear.
 */
@ApplicationScoped
public class PayloadSeal {
  private static final String CLEAR = "clear:";
  private static final String SEALED = "aes-gcm:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();

  @Inject Designs designs;

  /** The text as it is to be stored. */
  public String seal(DeliveryId delivery, String text) {
    List<Secret> keys = designs.server().encryptionKeys();
    return keys.isEmpty() ? CLEAR + text : SEALED + encrypt(keys.get(0), delivery, text);
  }

  /** The text that was sealed, or empty if no configured key opens it. */
  public Optional<String> open(DeliveryId delivery, String stored) {
    if (stored.startsWith(CLEAR)) {
      return Optional.of(stored.substring(CLEAR.length()));
    }
    byte[] sealed = Base64.getDecoder().decode(stored.substring(SEALED.length()));
    return designs.server().encryptionKeys().stream()
        .flatMap(key -> decrypt(key, delivery, sealed).stream())
        .findFirst();
  }

  private String encrypt(Secret key, DeliveryId delivery, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key, delivery, nonce).doFinal(text.getBytes(UTF_8));
      ByteBuffer whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
      return Base64.getEncoder().encodeToString(whole.array());
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    }
  }

  private static Optional<String> decrypt(Secret key, DeliveryId delivery, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, key, delivery, nonce)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return Optional.of(new String(text, UTF_8));
    } catch (AEADBadTagException otherKey) {
      return Optional.empty();
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    }
  }

  private static Cipher cipher(int mode, Secret key, DeliveryId delivery, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] raw = Base64.getDecoder().decode(key.reveal());
    cipher.init(mode, new SecretKeySpec(raw, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(delivery.toString().getBytes(UTF_8));
    return cipher;
  }
}
