package org.signrelay.design;

import java.net.URI;

/**
 * How to get into a Salesforce org, and which version to speak there.
 *
 * @param loginHost scheme, host and port of the login, without a path
 * @param apiVersion version of the REST calls, such as {@code 64.0}
 */
public record Org(URI loginHost, Credentials credentials, String apiVersion) {

  public OrgId id() {
    return OrgId.of(loginHost, credentials.identity());
  }

  /**
   * Whether each call brings its own credentials; then {@link #with} says where one of them goes.
   */
  public boolean takesCredentialsOfCalls() {
    return credentials instanceof Credentials.FromNotification;
  }

  /** Whether this is the way into an org; with credentials of calls, into any of its login host. */
  public boolean leadsTo(OrgId org) {
    return takesCredentialsOfCalls()
        ? org.value().startsWith(OrgId.prefix(loginHost))
        : org.equals(id());
  }

  /**
   * The same org with the credentials of a call.
   *
   * @throws IllegalStateException if the design does not use them
   */
  public Org with(PassedCredentials passed) {
    if (credentials instanceof Credentials.FromNotification open) {
      return new Org(loginHost, open.of(passed), apiVersion);
    }
    throw new IllegalStateException("the design has credentials of its own");
  }
}
