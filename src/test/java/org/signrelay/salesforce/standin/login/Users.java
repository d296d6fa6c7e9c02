package org.signrelay.salesforce.standin.login;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/** The users with their passwords; repeated wrong ones lock a user. */
public final class Users {
  private final Map<String, Account> accounts = new HashMap<>();
  private int lockAfter = 10;

  private static final class Account {
    private final String id;
    private final String username;
    private String secret;
    private boolean expired;
    private boolean locked;
    private int failures;

    Account(String id, String username, String secret) {
      this.id = id;
      this.username = username;
      this.secret = secret;
    }

    User user() {
      return new User(id, username, expired);
    }
  }

  public synchronized void add(String id, String username, String password, String securityToken) {
    accounts.put(key(username), new Account(id, username, password + securityToken));
  }

  /** Gives a user another password; an expired one is valid again. */
  public synchronized void changePassword(String username, String password, String securityToken) {
    Account account = account(username);
    account.secret = password + securityToken;
    account.expired = false;
  }

  public synchronized void expirePassword(String username) {
    account(username).expired = true;
  }

  public synchronized void lockAfter(int failures) {
    lockAfter = failures;
  }

  public synchronized void unlock(String username) {
    account(username).locked = false;
    account(username).failures = 0;
  }

  public synchronized boolean isLocked(String username) {
    return account(username).locked;
  }

  /** Number of wrong passwords since the last right one. */
  public synchronized int failures(String username) {
    return account(username).failures;
  }

  public synchronized Optional<User> find(String username) {
    return Optional.ofNullable(accounts.get(key(username))).map(Account::user);
  }

  /** The user with this name and this password with the security token appended. */
  public synchronized User logIn(String username, String secret) {
    Account account = accounts.get(key(username));
    if (account == null) {
      throw invalidLogin();
    }
    if (account.locked) {
      throw SalesforceException.badRequest("PASSWORD_LOCKOUT", "Your password is locked out");
    }
    if (!account.secret.equals(secret)) {
      account.failures++;
      account.locked = account.failures >= lockAfter;
      throw invalidLogin();
    }
    account.failures = 0;
    return account.user();
  }

  private Account account(String username) {
    Account account = accounts.get(key(username));
    if (account == null) {
      throw new IllegalArgumentException("no user " + username);
    }
    return account;
  }

  private static SalesforceException invalidLogin() {
    return SalesforceException.badRequest(
        "INVALID_LOGIN", "Invalid username, password, security token; or user locked out.");
  }

  private static String key(String username) {
    return username.toLowerCase(Locale.ROOT);
  }
}
