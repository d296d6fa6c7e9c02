package org.signrelay.intake.trace;

import java.util.List;
import java.util.Set;
import org.signrelay.design.vocabulary.ValueName;

/** Names whose values are not kept: credentials, tokens, and the content of documents. */
final class SecretNames {
  private static final List<String> PARTS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "secret",
          "token",
          "credential",
          "username",
          "apikey",
          "accesskey",
          "privatekey",
          "session",
          "authorization");
  private static final Set<String> WHOLE = Set.of("pass", "pin", "user", "login", "auth", "key");

  private SecretNames() {}

  /** Whether the value of this name must not be kept; spelling counts as for values of calls. */
  static boolean include(String name) {
    String normalised = ValueName.normalise(name);
    return WHOLE.contains(normalised)
        || PARTS.stream().anyMatch(normalised::contains)
        || ValueName.ofNormalised(normalised)
            .filter(known -> known.isSecret() || known == ValueName.DOCUMENT_CONTENT)
            .isPresent();
  }
}
