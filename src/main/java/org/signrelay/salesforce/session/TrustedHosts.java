package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.signrelay.design.Designs;

/** Which hosts a session's token may be sent to. */
@ApplicationScoped
class TrustedHosts {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
  private static final int HTTPS_PORT = 443;

  @Inject Designs designs;

  /**
   * The origin of an address that a login named, or empty if a token must not be sent there: it
   * must be https and end in {@code .salesforce.com}, or be listed in {@code
   * signrelay.salesforce.allowed-hosts}; only a listed loopback address may be http.
   */
  Optional<URI> origin(String address) {
    try {
      URI uri = new URI(address.strip().toLowerCase(Locale.ROOT));
      if (uri.getHost() == null || uri.getRawUserInfo() != null || !isTrusted(uri)) {
        return Optional.empty();
      }
      return Optional.of(
          new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), null, null, null));
    } catch (URISyntaxException malformed) {
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
    boolean listed = designs.server().lists(uri);
    return switch (Objects.requireNonNullElse(uri.getScheme(), "")) {
      case "https" -> listed || isSalesforce(uri);
      case "http" -> listed && LOOPBACK.matcher(uri.getHost()).matches();
      default -> false;
    };
  }

  private static boolean isSalesforce(URI uri) {
    boolean usualPort = uri.getPort() == -1 || uri.getPort() == HTTPS_PORT;
    return usualPort && uri.getHost().endsWith(".salesforce.com");
  }
}
