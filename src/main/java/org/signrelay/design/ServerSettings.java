package org.signrelay.design;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.signrelay.design.address.AddressRanges;

/**
 * Settings of the whole server ({@code signrelay.…} without {@code design}).
 *
 * @param encryptionKeys base64 of 32 bytes each; the first encrypts, all decrypt; none: payloads
 *     are stored in clear
 * @param maxNotificationBytes largest body of a web hook, in bytes
 * @param maxDocumentBytes largest document of a transmission, in bytes, decoded
 * @param documentLocation where documents go of designs that do not say it
 * @param duplicatesWindow how long a repeated call counts as a duplicate
 * @param retention how long ended deliveries are kept
 * @param connections largest number of calls at once per node and org
 * @param connectTimeout how long Salesforce may take to accept a connection
 * @param answerTimeout how long Salesforce may be silent in answering
 * @param apiReservePercent share of an org's daily API calls that is left to others
 * @param allowedHosts {@code host} or {@code host:port}, in lower case, that may be called beside
 *     Salesforce's own; loopback addresses in it may be called over http
 * @param trustedProxies peers that are believed when they say whom they serve
 */
public record ServerSettings(
    List<Secret> encryptionKeys,
    long maxNotificationBytes,
    long maxDocumentBytes,
    DocumentLocation documentLocation,
    Duration duplicatesWindow,
    RetentionSettings retention,
    int connections,
    Duration connectTimeout,
    Duration answerTimeout,
    int apiReservePercent,
    Set<String> allowedHosts,
    AddressRanges trustedProxies) {

  public ServerSettings {
    encryptionKeys = List.copyOf(encryptionKeys);
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /**
   * Whether {@link #allowedHosts} names the host of an address, alone or with its port; a port that
   * is not written is 443 for https and 80 for http.
   */
  public boolean lists(URI address) {
    return lists(allowedHosts, address);
  }

  /** The same for hosts that are not yet the server's. */
  public static boolean lists(Set<String> hosts, URI address) {
    if (address.getHost() == null) {
      return false;
    }
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int written = address.getPort();
    int port = written >= 0 ? written : "https".equals(address.getScheme()) ? 443 : 80;
    return hosts.contains(host) || hosts.contains(host + ":" + port);
  }
}
