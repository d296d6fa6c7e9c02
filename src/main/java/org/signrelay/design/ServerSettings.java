package org.signrelay.design;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Settings of the whole server ({@code signrelay.…} without {@code design}).
 *
 * @param encryptionKeys base64 of 32 bytes each; the first encrypts, all decrypt; none: payloads
 *     are stored in clear
 * @param maxNotificationBytes largest body of a web hook, in bytes
 * @param duplicatesWindow how long a repeated call counts as a duplicate
 * @param connections largest number of calls at once per node and org
 * @param connectTimeout how long Salesforce may take to accept a connection
 * @param answerTimeout how long Salesforce may be silent in answering
 * @param allowedHosts {@code host} or {@code host:port}, in lower case, that may be called beside
 *     Salesforce's own; loopback addresses in it may be called over http
 */
public record ServerSettings(
    List<Secret> encryptionKeys,
    long maxNotificationBytes,
    Duration duplicatesWindow,
    int connections,
    Duration connectTimeout,
    Duration answerTimeout,
    Set<String> allowedHosts) {

  public ServerSettings {
    encryptionKeys = List.copyOf(encryptionKeys);
    allowedHosts = Set.copyOf(allowedHosts);
  }
}
