package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.signrelay.design.Designs;

/** Which hosts a session's token may be sent to. */
@ApplicationScoped
class TrustedHosts {
  @Inject Designs designs;

  /**
   * The origin of an address that a login named, or empty if a token must not be sent there: it
   * must be https and end in {@code .salesforce.com}, or be listed in {@code
   * signrelay.salesforce.allowed-hosts}.
   */
  Optional<URI> origin(String address) {
    try {
      URI uri = new URI(address.strip());
      if (uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      return isTrusted(uri)
          ? Optional.of(
              new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), null, null, null))
          : Optional.empty();
    } catch (java.net.URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /**
   * The origin of an address that a login named.
   *
   * @throws org.signrelay.salesforce.reaction.SalesforceException with {@code HOLD} if a token must
   *     not be sent there
   */
  URI require(String address) {
    return origin(address)
        .orElseThrow(
            () ->
                LoginFailure.refused(
                    "instance-not-allowed",
                    "the login named a server that is neither Salesforce's nor listed in"
                        + " signrelay.salesforce.allowed-hosts"));
  }

  private boolean isTrusted(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    if (secure
        && host.endsWith(".salesforce.com")
        && (uri.getPort() == -1 || uri.getPort() == 443)) {
      return true;
    }
    boolean listed =
        designs.server().allowedHosts().contains(host)
            || designs.server().allowedHosts().contains(host + ":" + uri.getPort());
    return listed && (secure || isLoopback(host));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }
}
