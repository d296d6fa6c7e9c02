package org.signrelay.design;

import java.net.URI;
import java.util.Optional;

/**
 * How to get into a Salesforce org by SOAP login, and which versions to speak.
 *
 * @param loginHost scheme, host and port of the login, without a path
 * @param securityToken appended to the password when it is set
 * @param loginApiVersion version of the SOAP login, such as {@code 64.0}; login() ends with 64
 * @param apiVersion version of the REST calls, such as {@code 64.0}
 */
public record Org(
    URI loginHost,
    String username,
    Secret password,
    Optional<Secret> securityToken,
    String loginApiVersion,
    String apiVersion) {

  public OrgId id() {
    return OrgId.of(loginHost, username);
  }

  /** What goes into the password element of a login: the password with the token behind it. */
  public Secret passwordWithToken() {
    return new Secret(password.reveal() + securityToken.map(Secret::reveal).orElse(""));
  }
}
