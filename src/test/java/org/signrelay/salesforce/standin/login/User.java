package org.signrelay.salesforce.standin.login;

/**
 * A user as a login found it.
 *
 * @param id of the user's record
 */
public record User(String id, String username, boolean passwordExpired) {}
