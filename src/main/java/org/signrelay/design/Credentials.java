package org.signrelay.design;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * With what to log in to a Salesforce org: one record for each value of a design's {@code login}.
 */
public sealed interface Credentials {

  /**
   * Who logs in: the user, or the app where the org itself decides on the user. With the login host
   * it makes the {@link OrgId}.
   */
  String identity();

  /**
   * Everything that Salesforce judges in a login beside host and identity, as one text: what was
   * refused once is recognised by it.
   */
  Secret combination();

  /** SOAP {@code login()}. */
  record Soap(SalesforceUser user, String apiVersion) implements Credentials {
    @Override
    public String identity() {
      return user.name();
    }

    /** Without the version: another one makes no wrong password right. */
    @Override
    public Secret combination() {
      return joined("soap", user.passwordWithToken().reveal());
    }
  }

  /** OAuth with the user's password. */
  record OAuthPassword(SalesforceApp app, SalesforceUser user) implements Credentials {
    @Override
    public String identity() {
      return user.name();
    }

    @Override
    public Secret combination() {
      return joined(
          "oauth-password",
          app.clientId(),
          app.clientSecret().reveal(),
          user.passwordWithToken().reveal());
    }
  }

  /** OAuth without a user: the app runs as the one that the org has set for it. */
  record OAuthClientCredentials(SalesforceApp app) implements Credentials {
    @Override
    public String identity() {
      return app.clientId();
    }

    @Override
    public Secret combination() {
      return joined("oauth-client-credentials", app.clientSecret().reveal());
    }
  }

  /**
   * OAuth with a signed statement in place of a password.
   *
   * @param privateKey base64 of an RSA key in PKCS#8
   * @param audience whom the statement is for, such as {@code https://login.salesforce.com}
   */
  record OAuthJwt(String clientId, String username, Secret privateKey, String audience)
      implements Credentials {
    @Override
    public String identity() {
      return username;
    }

    @Override
    public Secret combination() {
      return joined("oauth-jwt", clientId, privateKey.reveal(), audience);
    }
  }

  /**
   * None of the design's own: each call brings a user and a password, which log in by SOAP.
   *
   * @param apiVersion of that login
   */
  record FromNotification(String apiVersion) implements Credentials {
    /** No user has this name; it stands for those of the calls. */
    @Override
    public String identity() {
      return "*";
    }

    /**
     * @throws UnsupportedOperationException always: only a call's credentials can be refused
     */
    @Override
    public Secret combination() {
      throw new UnsupportedOperationException("the call brings the credentials");
    }

    /** What a call brought, as credentials. */
    Soap of(PassedCredentials passed) {
      return new Soap(
          new SalesforceUser(passed.username(), passed.password(), Optional.empty()), apiVersion);
    }
  }

  /** The length in front keeps neighbours apart whatever they hold. */
  private static Secret joined(String... parts) {
    return new Secret(
        Stream.of(parts).map(part -> part.length() + ":" + part).collect(Collectors.joining()));
  }
}
