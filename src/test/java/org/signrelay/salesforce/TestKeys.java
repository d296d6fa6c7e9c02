package org.signrelay.salesforce;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys made for a test, in the texts in which they are kept. */
public final class TestKeys {
  private TestKeys() {}

  public static KeyPair rsa() {
    return of("RSA", 2048);
  }

  public static KeyPair of(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@code openssl genpkey} writes it. */
  public static String pkcs8(KeyPair key) {
    return pem("PRIVATE KEY", key.getPrivate().getEncoded());
  }

  public static String pem(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }
}
