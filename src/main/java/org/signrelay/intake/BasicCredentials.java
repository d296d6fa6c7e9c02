package org.signrelay.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import org.signrelay.design.PassedCredentials;

/** User and password of HTTP Basic (RFC 7617). */
record BasicCredentials(String username, String password) {

  /** The credentials of an {@code Authorization} header, or empty if it holds none. */
  static Optional<BasicCredentials> parse(String header) {
    return AuthorizationScheme.BASIC
        .credentials(header)
        .flatMap(BasicCredentials::bytes)
        .map(BasicCredentials::text)
        .filter(text -> text.indexOf(':') >= 0)
        .map(BasicCredentials::split);
  }

  /** DocumentTRAK's credential has an optional domain, which does not count. */
  String usernameWithoutDomain() {
    return PassedCredentials.withoutDomain(username);
  }

  private static BasicCredentials split(String text) {
    int colon = text.indexOf(':');
    return new BasicCredentials(text.substring(0, colon), text.substring(colon + 1));
  }

  private static Optional<byte[]> bytes(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** UTF-8; what cannot be that is ISO 8859-1, which older .NET clients send. */
  private static String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException noUtf8) {
      return new String(bytes, ISO_8859_1);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
