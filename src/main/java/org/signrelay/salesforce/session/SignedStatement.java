package org.signrelay.salesforce.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.signrelay.design.Credentials;
import org.signrelay.design.Secret;

/** A JSON Web Token by which an app says for which user it wants in, signed with RS256. */
final class SignedStatement {
  /** Salesforce takes at most three minutes; clocks differ. */
  private static final Duration LIFE = Duration.ofMinutes(2);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private SignedStatement() {}

  static String of(Credentials.OAuthJwt credentials, Instant now) {
    String header = Json.createObjectBuilder().add("alg", "RS256").build().toString();
    String claims =
        Json.createObjectBuilder()
            .add("iss", credentials.clientId())
            .add("sub", credentials.username())
            .add("aud", credentials.audience())
            .add("exp", now.plus(LIFE).getEpochSecond())
            .build()
            .toString();
    String signed = encode(header.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
    return signed + "." + encode(signature(signed, credentials.privateKey()));
  }

  private static byte[] signature(String text, Secret key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey(key));
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException checkedByTheConfiguration) {
      throw new IllegalStateException(checkedByTheConfiguration);
    }
  }

  private static PrivateKey privateKey(Secret key) throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(key.reveal());
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private static String encode(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
