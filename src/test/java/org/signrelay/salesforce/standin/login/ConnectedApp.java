package org.signrelay.salesforce.standin.login;

import java.security.PublicKey;
import java.util.Optional;

/**
 * An app that may log in by OAuth.
 *
 * @param runAs user of client-credentials logins; without one they are refused
 * @param publicKey checks the signature of JWT logins; without one they are refused
 * @param passwordFlow whether the password grant is allowed
 */
public record ConnectedApp(
    String clientId,
    String clientSecret,
    Optional<String> runAs,
    Optional<PublicKey> publicKey,
    boolean passwordFlow) {

  public static ConnectedApp of(String clientId, String clientSecret) {
    return new ConnectedApp(clientId, clientSecret, Optional.empty(), Optional.empty(), true);
  }

  public ConnectedApp runAs(String username) {
    return new ConnectedApp(clientId, clientSecret, Optional.of(username), publicKey, passwordFlow);
  }

  /** The key of the certificate that was uploaded for the app. */
  public ConnectedApp publicKey(PublicKey key) {
    return new ConnectedApp(clientId, clientSecret, runAs, Optional.of(key), passwordFlow);
  }

  public ConnectedApp withoutPasswordFlow() {
    return new ConnectedApp(clientId, clientSecret, runAs, publicKey, false);
  }
}
