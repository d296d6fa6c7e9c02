package org.signrelay.salesforce.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.login.ConnectedApp;
import org.signrelay.salesforce.standin.login.OAuthApi;
import org.signrelay.salesforce.standin.login.TokenEndpoint;

/** Who may log in to the stand-in, and the sessions that are open. */
public final class StandInUsers {
  private final Org org;
  private final TokenEndpoint tokens;
  private final OAuthApi oauth;

  StandInUsers(Org org, TokenEndpoint tokens, OAuthApi oauth) {
    this.org = org;
    this.tokens = tokens;
    this.oauth = oauth;
  }

  /** Adds a user with a record of type User, whose id is given. */
  public String add(String username, String password, String securityToken) {
    var type = org.schema().find("User").orElseThrow();
    Map<String, Object> values = Map.of("Username", username, "Name", username, "IsActive", true);
    String id = org.database().inTransaction(t -> t.insert(type, values)).id();
    org.users().add(id, username, password, securityToken);
    return id;
  }

  public void changePassword(String username, String password, String securityToken) {
    org.users().changePassword(username, password, securityToken);
  }

  /** Logins go on and say so; their sessions are good for nothing. */
  public void expirePassword(String username) {
    org.users().expirePassword(username);
  }

  /** Locks users after so many wrong passwords in a row; 10 unless told. */
  public void lockAfter(int wrongPasswords) {
    org.users().lockAfter(wrongPasswords);
  }

  public boolean isLocked(String username) {
    return org.users().isLocked(username);
  }

  public void unlock(String username) {
    org.users().unlock(username);
  }

  /** Allows an app to log in by OAuth. */
  public void add(ConnectedApp app) {
    tokens.add(app);
  }

  /** Audiences accepted in JWT logins; login and test.salesforce.com unless told. */
  public void audiences(String... accepted) {
    tokens.audiences(Set.of(accepted));
  }

  /** Changes the JSON of successful OAuth logins. */
  public void finishTokenAnswers(Consumer<ObjectNode> change) {
    oauth.finishAnswers(change);
  }

  /** Sessions end when not used for this long; 2 hours unless told. */
  public void sessionIdleTime(Duration longest) {
    org.sessions().idleTime(longest);
  }

  /** Ends all sessions: their next call is answered with INVALID_SESSION_ID. */
  public void expireSessions() {
    org.sessions().expireAll();
  }

  public void expireSession(String token) {
    org.sessions().expire(token);
  }

  public int sessions() {
    return org.sessions().count();
  }
}
