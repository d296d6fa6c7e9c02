package org.signrelay.salesforce.session;

import org.signrelay.HandClock;
import org.signrelay.design.Credentials;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.salesforce.connection.SalesforceHttp;

/** Calls in sessions, put together without a container and with nobody logged in. */
public final class TestSessions {
  private TestSessions() {}

  /** With the real logins; refusals are kept in memory, as by the only node. Time stands still. */
  public static SessionCalls calls(Designs designs, SalesforceHttp http) {
    TrustedHosts trusted = new TrustedHosts();
    trusted.designs = designs;
    SessionCalls calls = new SessionCalls();
    calls.http = http;
    calls.sessions = new Sessions();
    calls.sessions.clock = new HandClock();
    calls.sessions.entrance = new ScriptedLogin().entrance(designs, new KnownRefusals());
    calls.sessions.entrance.logins = new RealLogins(http, trusted);
    return calls;
  }

  /** By SOAP or by OAuth with a password: both ways in which Salesforce answers a login. */
  private static final class RealLogins extends Logins {
    private final SoapLogin soap = new SoapLogin();
    private final OAuthPasswordLogin oauth = new OAuthPasswordLogin();

    RealLogins(SalesforceHttp http, TrustedHosts trusted) {
      soap.http = http;
      soap.trustedHosts = trusted;
      oauth.endpoint = new TokenEndpoint();
      oauth.endpoint.http = http;
      oauth.endpoint.trustedHosts = trusted;
    }

    @Override
    Session login(Org org) {
      return org.credentials() instanceof Credentials.Soap credentials
          ? soap.login(org, credentials)
          : oauth.login(org, (Credentials.OAuthPassword) org.credentials());
    }
  }
}
