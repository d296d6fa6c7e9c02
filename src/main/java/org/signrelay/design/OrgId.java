package org.signrelay.design;

import java.net.URI;
import java.util.Locale;

/**
 * A Salesforce login host and user. All designs with the same org share its session, limits and
 * state.
 *
 * @param value {@code host[:port]/user}, in lower case; at most 400 characters
 */
public record OrgId(String value) {
  public static OrgId of(URI loginHost, String username) {
    return new OrgId((loginHost.getAuthority() + "/" + username).toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return value;
  }
}
