package org.signrelay.design;

import java.net.URI;
import java.util.Locale;

/**
 * A Salesforce login host and who logs in there: a user, or an app. All designs with the same org
 * share its session, limits and state.
 *
 * @param value {@code host[:port]/user}, in lower case; at most 400 characters
 */
public record OrgId(String value) {

  /** What the ids of all orgs of a login host begin with. */
  public static String prefix(URI loginHost) {
    return loginHost.getAuthority().toLowerCase(Locale.ROOT) + "/";
  }

  public static OrgId of(URI loginHost, String identity) {
    return new OrgId((loginHost.getAuthority() + "/" + identity).toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return value;
  }
}
