package org.signrelay.salesforce.session.lockout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.signrelay.design.Secret;

/**
 * Tells secrets apart in memory without keeping them: SHA-256 with a salt that each object has of
 * its own. For what is stored it is too fast, see {@link SlowHash}.
 */
public final class Fingerprints {
  private final byte[] salt = new byte[32];

  public Fingerprints() {
    new SecureRandom().nextBytes(salt);
  }

  /** Equal for equal secrets, and only for them. */
  public String of(Secret secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return HexFormat.of().formatHex(digest.digest(secret.reveal().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
