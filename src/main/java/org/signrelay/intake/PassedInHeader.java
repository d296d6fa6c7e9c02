package org.signrelay.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signrelay.design.Callers;
import org.signrelay.design.PassedCredentials;
import org.signrelay.design.Secret;

/**
 * Credentials for Salesforce in the {@code Authorization} header, where that is not the caller
 * check.
 */
final class PassedInHeader {
  private PassedInHeader() {}

  /**
   * User and password of HTTP Basic; empty if the header is there for the caller check, or holds
   * none.
   *
   * @param headers the values of a header by its name, one for each line
   */
  static Optional<PassedCredentials> find(Callers callers, Function<String, List<String>> headers) {
    List<String> lines = headers.apply("Authorization");
    return lines.size() == 1 && !isForTheCallerCheck(callers)
        ? BasicCredentials.parse(lines.get(0)).flatMap(PassedInHeader::complete)
        : Optional.empty();
  }

  private static Optional<PassedCredentials> complete(BasicCredentials sent) {
    String username = sent.usernameWithoutDomain();
    return username.isEmpty() || sent.password().isEmpty()
        ? Optional.empty()
        : Optional.of(new PassedCredentials(username, new Secret(sent.password())));
  }

  private static boolean isForTheCallerCheck(Callers callers) {
    return !callers.basic().isEmpty()
        || !callers.bearerTokens().isEmpty()
        || callers
            .header()
            .filter(check -> check.name().equalsIgnoreCase("Authorization"))
            .isPresent();
  }
}
