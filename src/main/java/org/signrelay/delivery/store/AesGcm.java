package org.signrelay.delivery.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.signrelay.design.Secret;

/**
 * AES-256-GCM with a nonce of its own for each text. A sealed text is bound to a name, so that it
 * cannot be put in the place of another.
 */
final class AesGcm {
  private static final String SEALED = "aes-gcm:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Finding one takes five times as long as what it then does to a text. */
  private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(AesGcm::newCipher);

  private AesGcm() {}

  /**
   * @param key base64 of 32 bytes
   */
  static String seal(Secret key, String boundTo, String text) {
    return SEALED
        + Base64.getEncoder().encodeToString(sealBytes(key, boundTo, text.getBytes(UTF_8)));
  }

  /** The same for bytes: the nonce, then what is encrypted. */
  static byte[] sealBytes(Secret key, String boundTo, byte[] bytes) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, boundTo, nonce).doFinal(bytes);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    }
  }

  /** The text that was sealed, or empty if none of the keys opens it or it is damaged. */
  static Optional<String> open(List<Secret> keys, String boundTo, String stored) {
    return sealedBytes(stored)
        .flatMap(bytes -> openBytes(keys, boundTo, bytes))
        .map(text -> new String(text, UTF_8));
  }

  /** The bytes that were sealed, or empty if none of the keys opens them or they are damaged. */
  static Optional<byte[]> openBytes(List<Secret> keys, String boundTo, byte[] sealed) {
    return keys.stream().flatMap(key -> decrypt(key, boundTo, sealed).stream()).findFirst();
  }

  private static Optional<byte[]> sealedBytes(String stored) {
    if (!stored.startsWith(SEALED)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(stored.substring(SEALED.length())))
          .filter(bytes -> bytes.length >= NONCE_BYTES + TAG_BITS / Byte.SIZE);
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  /** The same for the same text and key, and without the key of no use: 64 hexadecimal digits. */
  static String mark(Secret key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(raw(key), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    }
  }

  private static Optional<byte[]> decrypt(Secret key, String boundTo, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key, boundTo, nonce)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (AEADBadTagException otherKey) {
      return Optional.empty();
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    }
  }

  private static Cipher cipher(int mode, Secret key, String boundTo, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = CIPHER.get();
    cipher.init(mode, new SecretKeySpec(raw(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(boundTo.getBytes(UTF_8));
    return cipher;
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    }
  }

  private static byte[] raw(Secret key) {
    return Base64.getDecoder().decode(key.reveal());
  }
}
