package org.signrelay.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signrelay.design.Callers;
import org.signrelay.design.Secret;

/**
 * Whether the headers of a call, its signature apart, show what a design demands of its callers.
 * Every demand that is set must be met, each by exactly one header; all valid values are compared
 * in full, whatever the first ones gave.
 */
final class CallerCheck {
  private final Callers callers;

  CallerCheck(Callers callers) {
    this.callers = callers;
  }

  /**
   * @param headers the values of a header by its name, one for each line
   */
  boolean holdsFor(Function<String, List<String>> headers) {
    if (!callers.areChecked()) {
      return callers.anonymous();
    }
    Optional<String> authorization = only(headers.apply("Authorization"));
    return basicHolds(authorization)
        & bearerHolds(authorization)
        & callers.header().map(header -> headerHolds(header, headers)).orElse(true);
  }

  private boolean basicHolds(Optional<String> authorization) {
    if (callers.basic().isEmpty()) {
      return true;
    }
    return authorization
        .flatMap(BasicCredentials::parse)
        .map(credentials -> matchesAny(callers.basic(), credentials))
        .orElse(false);
  }

  private boolean bearerHolds(Optional<String> authorization) {
    if (callers.bearerTokens().isEmpty()) {
      return true;
    }
    return authorization
        .flatMap(header -> AuthorizationScheme.BEARER.credentials(header))
        .map(token -> matchesAny(callers.bearerTokens(), token))
        .orElse(false);
  }

  private static boolean headerHolds(
      Callers.Header header, Function<String, List<String>> headers) {
    return only(headers.apply(header.name()))
        .map(value -> matchesAny(header.values(), value))
        .orElse(false);
  }

  private static boolean matchesAny(List<Callers.Basic> users, BasicCredentials credentials) {
    boolean matched = false;
    for (Callers.Basic user : users) {
      matched |=
          (equal(user.username(), credentials.username())
                  | equal(user.username(), credentials.usernameWithoutDomain()))
              & user.password().matches(credentials.password());
    }
    return matched;
  }

  private static boolean matchesAny(List<Secret> secrets, String candidate) {
    boolean matched = false;
    for (Secret secret : secrets) {
      matched |= secret.matches(candidate);
    }
    return matched;
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static Optional<String> only(List<String> values) {
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
