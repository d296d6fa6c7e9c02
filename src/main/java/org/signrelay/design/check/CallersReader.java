package org.signrelay.design.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.signrelay.design.Callers;
import org.signrelay.design.Secret;
import org.signrelay.design.address.AddressRanges;

/** Reads who may call a design. */
final class CallersReader {
  private final Settings settings;

  CallersReader(Settings settings) {
    this.settings = settings;
  }

  Callers read() {
    Callers callers =
        new Callers(
            basic(),
            settings.find(DesignKeys.BEARER_TOKEN).orElse(List.of()),
            header(),
            settings.find(DesignKeys.SIGNING_SECRET).orElse(List.of()),
            new AddressRanges(settings.find(DesignKeys.ALLOW_FROM).orElse(List.of())),
            settings.find(DesignKeys.ANONYMOUS).orElse(false));
    checkTogether(callers);
    return callers;
  }

  private List<Callers.Basic> basic() {
    if (!areBothSet(DesignKeys.BASIC_USERNAME, DesignKeys.BASIC_PASSWORD)) {
      return List.of();
    }
    List<String> users = settings.find(DesignKeys.BASIC_USERNAME).orElse(List.of());
    List<Secret> passwords = settings.find(DesignKeys.BASIC_PASSWORD).orElse(List.of());
    if (users.isEmpty() || passwords.isEmpty()) {
      return List.of();
    }
    if (users.stream().anyMatch(user -> user.contains(":"))) {
      settings.wrong(
          DesignKeys.BASIC_USERNAME, "must hold no colon: HTTP Basic cannot send such a user");
    }
    if (users.size() != passwords.size()) {
      settings.wrong(
          DesignKeys.BASIC_PASSWORD,
          "must hold one password for each user of caller.basic.username, in the same order: there"
              + " are %d passwords for %d users (a comma inside a password is typed \\,)"
                  .formatted(passwords.size(), users.size()));
      return List.of();
    }
    return IntStream.range(0, users.size())
        .mapToObj(at -> new Callers.Basic(users.get(at), passwords.get(at)))
        .toList();
  }

  private Optional<Callers.Header> header() {
    if (!areBothSet(DesignKeys.HEADER_NAME, DesignKeys.HEADER_VALUE)) {
      return Optional.empty();
    }
    Optional<List<Secret>> values = settings.find(DesignKeys.HEADER_VALUE);
    return settings
        .find(DesignKeys.HEADER_NAME)
        .flatMap(name -> values.map(secrets -> new Callers.Header(name, secrets)));
  }

  /** Whether both keys are set; one alone is a mistake. */
  private boolean areBothSet(Key<?> one, Key<?> other) {
    if (settings.has(one) && !settings.has(other)) {
      settings.scope().lacks(other, "is missing: " + one.name() + " is of no use without it");
    }
    if (settings.has(other) && !settings.has(one)) {
      settings.scope().lacks(one, "is missing: " + other.name() + " is of no use without it");
    }
    return settings.has(one) && settings.has(other);
  }

  private void checkTogether(Callers callers) {
    boolean basic = settings.has(DesignKeys.BASIC_USERNAME);
    boolean bearer = settings.has(DesignKeys.BEARER_TOKEN);
    boolean header = settings.has(DesignKeys.HEADER_NAME) || settings.has(DesignKeys.HEADER_VALUE);
    boolean signature = settings.has(DesignKeys.SIGNING_SECRET);
    boolean checked =
        basic || bearer || header || signature || settings.has(DesignKeys.BASIC_PASSWORD);
    if (basic && bearer) {
      settings.wrong(
          DesignKeys.BEARER_TOKEN,
          "cannot be used together with caller.basic.username: a call has one Authorization"
              + " header; keep one of the two");
    }
    if ((basic || bearer) && callers.header().filter(CallersReader::isAuthorization).isPresent()) {
      settings.wrong(
          DesignKeys.HEADER_NAME,
          "must be another header: Authorization already carries caller.basic or"
              + " caller.bearer-token");
    }
    if (!checked && !callers.anonymous()) {
      settings
          .scope()
          .lacks(
              "caller.*",
              "no caller check is set: set caller.basic.username and caller.basic.password, or"
                  + " caller.bearer-token, or caller.header.name and caller.header.value, or"
                  + " caller.signing-secret; only caller.anonymous = true lets anyone call");
    }
    if (checked && callers.anonymous()) {
      settings.wrong(
          DesignKeys.ANONYMOUS, "must not be true beside a caller check: remove one of the two");
    }
  }

  private static boolean isAuthorization(Callers.Header header) {
    return header.name().toLowerCase(Locale.ROOT).equals("authorization");
  }
}
