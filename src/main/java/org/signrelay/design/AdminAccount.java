package org.signrelay.design;

/**
 * The account of the server's administrator.
 *
 * @param passwordHash in the form of Jakarta Security's {@code Pbkdf2PasswordHash}
 */
public record AdminAccount(String username, Secret passwordHash) {}
