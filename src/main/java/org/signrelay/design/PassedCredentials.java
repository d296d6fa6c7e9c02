package org.signrelay.design;

/**
 * User and password that a call brought for Salesforce.
 *
 * @param username without a domain in front
 * @param password with the security token behind it, if the user needs one
 */
public record PassedCredentials(String username, Secret password) {

  /** Leaves a {@code DOMAIN\} in front of a user's name away: it means nothing to Salesforce. */
  public static String withoutDomain(String username) {
    return username.substring(username.indexOf('\\') + 1);
  }
}
