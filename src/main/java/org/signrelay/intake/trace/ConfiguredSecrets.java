package org.signrelay.intake.trace;

import java.util.List;
import java.util.stream.Stream;
import org.signrelay.design.Callers;
import org.signrelay.design.Credentials;
import org.signrelay.design.Design;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.Secret;

/** The secrets of a design that a body could repeat. */
final class ConfiguredSecrets {
  private ConfiguredSecrets() {}

  static List<Secret> of(Design design) {
    Callers callers = design.callers();
    return Stream.of(
            callers.basic().stream().map(Callers.Basic::password),
            callers.bearerTokens().stream(),
            callers.signingSecrets().stream(),
            callers.header().stream().flatMap(header -> header.values().stream()),
            ofLogin(design.org().credentials()))
        .flatMap(secrets -> secrets)
        .toList();
  }

  private static Stream<Secret> ofLogin(Credentials credentials) {
    if (credentials instanceof Credentials.Soap soap) {
      return of(soap.user());
    }
    if (credentials instanceof Credentials.OAuthPassword oauth) {
      return Stream.concat(of(oauth.user()), Stream.of(oauth.app().clientSecret()));
    }
    return credentials instanceof Credentials.OAuthClientCredentials oauth
        ? Stream.of(oauth.app().clientSecret())
        : Stream.empty();
  }

  private static Stream<Secret> of(SalesforceUser user) {
    return Stream.concat(Stream.of(user.password()), user.securityToken().stream());
  }
}
