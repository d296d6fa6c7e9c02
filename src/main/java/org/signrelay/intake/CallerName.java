package org.signrelay.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.signrelay.design.Callers;

/** Who the caller of a call that was let in is taken for: the checks that held, without secrets. */
final class CallerName {
  private CallerName() {}

  /**
   * All checks that are set, since all of them held; of HTTP Basic with the user.
   *
   * @param headers the values of a header by its name, one for each line
   */
  static String of(Callers callers, Function<String, List<String>> headers) {
    if (!callers.areChecked()) {
      return "anonymous";
    }
    List<String> held = new ArrayList<>();
    if (!callers.basic().isEmpty()) {
      held.add("basic" + user(callers, headers.apply("Authorization")));
    }
    if (!callers.bearerTokens().isEmpty()) {
      held.add("bearer-token");
    }
    callers.header().ifPresent(header -> held.add("header " + header.name()));
    if (!callers.signingSecrets().isEmpty()) {
      held.add("signature");
    }
    return String.join(", ", held);
  }

  /** The user as the design spells it. */
  private static String user(Callers callers, List<String> authorization) {
    return authorization.stream()
        .flatMap(line -> BasicCredentials.parse(line).stream())
        .flatMap(
            sent ->
                callers.basic().stream()
                    .map(Callers.Basic::username)
                    .filter(
                        user ->
                            user.equals(sent.username())
                                || user.equals(sent.usernameWithoutDomain())))
        .findFirst()
        .map(user -> " " + user)
        .orElse("");
  }
}
