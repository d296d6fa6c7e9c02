package org.signrelay.design;

import java.util.Optional;

/**
 * A Salesforce user with the password.
 *
 * @param securityToken appended to the password when it is set
 */
public record SalesforceUser(String name, Secret password, Optional<Secret> securityToken) {

  /** What Salesforce expects as the password in a login: the password with the token behind it. */
  public Secret passwordWithToken() {
    return new Secret(password.reveal() + securityToken.map(Secret::reveal).orElse(""));
  }
}
