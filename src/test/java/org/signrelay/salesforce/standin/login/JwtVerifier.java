package org.signrelay.salesforce.standin.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** Checks the assertion of the JWT bearer flow: RS256, audience, at most three minutes to live. */
final class JwtVerifier {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;

  JwtVerifier(Clock clock) {
    this.clock = clock;
  }

  /** The claims, nothing checked yet. */
  JsonNode claims(String assertion) throws OAuthException {
    return decode(parts(assertion)[1]);
  }

  void check(String assertion, PublicKey key, Set<String> audiences) throws OAuthException {
    String[] parts = parts(assertion);
    if (!decode(parts[0]).path("alg").asText().equals("RS256") || !isSigned(parts, key)) {
      throw OAuthException.invalidGrant("invalid assertion");
    }
    JsonNode claims = decode(parts[1]);
    if (!audiences.contains(claims.path("aud").asText())) {
      throw OAuthException.invalidGrant("audience is invalid");
    }
    Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
    Instant now = clock.instant();
    if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST).plusSeconds(2))) {
      throw OAuthException.invalidGrant("assertion expired or expires too far in the future");
    }
  }

  private static String[] parts(String assertion) throws OAuthException {
    String[] parts = assertion.split("\\.");
    if (parts.length != 3) {
      throw OAuthException.invalidGrant("invalid assertion");
    }
    return parts;
  }

  private static JsonNode decode(String part) throws OAuthException {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw OAuthException.invalidGrant("invalid assertion");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }

  private static boolean isSigned(String[] parts, PublicKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
