package org.signrelay.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs calls by Standard Webhooks 1.0.0, as a gateway would. */
public final class Signer {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key = new byte[32];

  /** With a secret of its own. */
  public Signer() {
    new SecureRandom().nextBytes(key);
  }

  /** The secret as an admin types it. */
  public String secret() {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  /** The headers of a call that is signed now. */
  public String[] headers(String body) {
    return headers(Instant.now(), body);
  }

  /** The headers of a call that says it was signed at some time. */
  public String[] headers(Instant time, String body) {
    String id = "msg_" + Site.newId();
    String timestamp = Long.toString(time.getEpochSecond());
    return new String[] {
      "webhook-id",
      id,
      "webhook-timestamp",
      timestamp,
      "webhook-signature",
      "v1," + sign(id + "." + timestamp + "." + body)
    };
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
