package org.signrelay.it.support;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password for the admin API that is made anew for each run.
 *
 * @param hash as {@code signrelay.admin.password-hash} wants it
 */
public record AdminPassword(String password, String hash) {
  private static final int ROUNDS = 2048;

  public static AdminPassword random() {
    byte[] random = new byte[36];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().encodeToString(random).substring(0, 20);
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 512))
              .getEncoded();
      Base64.Encoder base64 = Base64.getEncoder();
      return new AdminPassword(
          password,
          "PBKDF2WithHmacSHA512:%d:%s:%s"
              .formatted(ROUNDS, base64.encodeToString(salt), base64.encodeToString(hash)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
