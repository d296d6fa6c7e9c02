package org.signrelay.design.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.signrelay.design.ServerSettings;

/** Where a design's {@code environment} sends its login. */
final class LoginHost {
  private static final URI PRODUCTION = URI.create("https://login.salesforce.com");
  private static final URI TEST = URI.create("https://test.salesforce.com");
  private static final Pattern MY_DOMAIN =
      Pattern.compile("[a-z0-9][a-z0-9.-]*\\.my\\.salesforce\\.com");
  private static final Pattern TEST_DOMAIN =
      Pattern.compile(".*(--.*|\\.sandbox|\\.scratch)\\.my\\.salesforce\\.com");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
  private static final String RIGHT =
      "production, test, or an https origin ending in .my.salesforce.com with nothing behind it;"
          + " another host must stand in signrelay.salesforce.allowed-hosts, and http is only for"
          + " loopback addresses that stand there";

  private LoginHost() {}

  /**
   * @param allowedHosts {@code host} or {@code host:port}, in lower case
   */
  static Form<URI> form(Set<String> allowedHosts) {
    return Form.of(RIGHT, text -> resolve(text, allowedHosts));
  }

  /** Whether this is one of the hosts for everybody, and not an org's own. */
  static boolean isShared(URI host) {
    return host.equals(PRODUCTION) || host.equals(TEST);
  }

  /**
   * Whom a signed statement for this host is addressed to: sandboxes are known by the {@code --} in
   * their name, scratch orgs by their domain.
   */
  static String audience(URI host) {
    boolean test = host.equals(TEST) || TEST_DOMAIN.matcher(host.getHost()).matches();
    return (test ? TEST : PRODUCTION).toString();
  }

  private static Optional<URI> resolve(String text, Set<String> allowedHosts) {
    return switch (text) {
      case "production" -> Optional.of(PRODUCTION);
      case "test" -> Optional.of(TEST);
      default -> origin(text).filter(origin -> isAllowed(origin, allowedHosts));
    };
  }

  private static boolean isAllowed(URI origin, Set<String> allowedHosts) {
    boolean listed = ServerSettings.lists(allowedHosts, origin);
    if (origin.getScheme().equals("http")) {
      return listed && LOOPBACK.matcher(origin.getHost()).matches();
    }
    return listed || (MY_DOMAIN.matcher(origin.getHost()).matches() && origin.getPort() < 0);
  }

  /** Scheme, host and a port that is not the usual one, in lower case. */
  private static Optional<URI> origin(String text) {
    try {
      URI written = new URI(text.toLowerCase(Locale.ROOT));
      String scheme = written.getScheme();
      if (!("https".equals(scheme) || "http".equals(scheme)) || written.getHost() == null) {
        return Optional.empty();
      }
      boolean usual = written.getPort() == (scheme.equals("https") ? 443 : 80);
      URI origin =
          new URI(
              scheme, null, written.getHost(), usual ? -1 : written.getPort(), null, null, null);
      boolean bare =
          written.equals(origin)
              || written.toString().equals(origin + (usual ? ":" + written.getPort() : ""));
      return Optional.of(origin).filter(same -> bare);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
