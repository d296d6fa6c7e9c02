package org.signrelay.salesforce.standin.login;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** The open sessions. They end after two hours without use, unless told otherwise. */
public final class Sessions {
  private final Clock clock;
  private final String organizationId;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> open = new ConcurrentHashMap<>();
  private volatile Duration idleTime = Duration.ofHours(2);

  public Sessions(Clock clock, String organizationId) {
    this.clock = clock;
    this.organizationId = organizationId;
  }

  public void idleTime(Duration longest) {
    idleTime = longest;
  }

  public Duration idleTime() {
    return idleTime;
  }

  public Session open(User user) {
    var bytes = new byte[48];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().encodeToString(bytes).replace('-', '.');
    var session =
        new Session(organizationId.substring(0, 15) + "!" + secret, user, clock.instant());
    open.put(session.token(), session);
    return session;
  }

  /** The session of a token; with an expired password there is one, yet it is good for nothing. */
  public Session use(String token) {
    Session session = open.get(token);
    Instant now = clock.instant();
    if (session == null
        || session.user().passwordExpired()
        || session.lastUse().plus(idleTime).isBefore(now)) {
      open.remove(token);
      throw new SalesforceException(
          401, ApiError.of("INVALID_SESSION_ID", "Session expired or invalid"));
    }
    session.used(now);
    return session;
  }

  /** Ends all sessions, as Salesforce may do at any time. */
  public void expireAll() {
    open.clear();
  }

  public void expire(String token) {
    open.remove(token);
  }

  public int count() {
    return open.size();
  }
}
