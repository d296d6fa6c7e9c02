package org.signrelay.salesforce.session.lockout;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.signrelay.design.Secret;

/**
 * A salted hash that takes long to compute on purpose, so that a stolen database does not give the
 * passwords away: PBKDF2 with HMAC-SHA-512 and the 210,000 rounds that OWASP's Password Storage
 * Cheat Sheet asks for.
 *
 * @param salt base64 of 16 bytes
 * @param hash base64 of 32 bytes
 */
record SlowHash(String salt, String hash) {
  private static final int ROUNDS = 210_000;
  private static final int BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  static SlowHash of(Secret secret) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return new SlowHash(
        Base64.getEncoder().encodeToString(salt),
        Base64.getEncoder().encodeToString(compute(secret, salt)));
  }

  boolean matches(Secret secret) {
    byte[] candidate = compute(secret, Base64.getDecoder().decode(salt));
    return MessageDigest.isEqual(candidate, Base64.getDecoder().decode(hash));
  }

  private static byte[] compute(Secret secret, byte[] salt) {
    PBEKeySpec key = new PBEKeySpec(secret.reveal().toCharArray(), salt, ROUNDS, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    } finally {
      key.clearPassword();
    }
  }
}
