package org.signrelay.intake.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.signrelay.design.Secret;

/** Signs one call with all keys that are valid, while its body is read. */
final class SigningKeys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";

  private final List<Mac> macs;

  /**
   * @param secrets base64 of each key
   */
  SigningKeys(List<Secret> secrets) {
    macs = secrets.stream().map(SigningKeys::mac).toList();
  }

  void sign(byte[] bytes, int offset, int length) {
    macs.forEach(mac -> mac.update(bytes, offset, length));
  }

  void sign(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    sign(bytes, 0, bytes.length);
  }

  /**
   * Whether any of these signatures is one of what was signed. All are compared in full, whatever
   * the first ones gave; those of other versions fit none.
   */
  boolean made(List<String> signatures) {
    boolean made = false;
    for (Mac mac : macs) {
      byte[] right =
          (VERSION + Base64.getEncoder().encodeToString(mac.doFinal())).getBytes(US_ASCII);
      for (String signature : signatures) {
        made |= MessageDigest.isEqual(right, signature.getBytes(US_ASCII));
      }
    }
    return made;
  }

  private static Mac mac(Secret secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.reveal()), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }
}
