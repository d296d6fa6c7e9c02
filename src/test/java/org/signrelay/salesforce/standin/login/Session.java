package org.signrelay.salesforce.standin.login;

import java.time.Instant;

/** A session: whoever shows its token acts as its user until it was idle for too long. */
public final class Session {
  private final String token;
  private final User user;
  private volatile Instant lastUse;

  Session(String token, User user, Instant opened) {
    this.token = token;
    this.user = user;
    this.lastUse = opened;
  }

  public String token() {
    return token;
  }

  public User user() {
    return user;
  }

  Instant lastUse() {
    return lastUse;
  }

  void used(Instant now) {
    lastUse = now;
  }
}
