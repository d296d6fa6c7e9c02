package org.signrelay.design.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of {@code login}, each with the keys that it uses. */
enum LoginKind {
  SOAP(
      DesignKeys.USERNAME,
      DesignKeys.PASSWORD,
      DesignKeys.SECURITY_TOKEN,
      DesignKeys.LOGIN_API_VERSION),
  OAUTH_PASSWORD(
      DesignKeys.CLIENT_ID,
      DesignKeys.CLIENT_SECRET,
      DesignKeys.USERNAME,
      DesignKeys.PASSWORD,
      DesignKeys.SECURITY_TOKEN),
  OAUTH_CLIENT_CREDENTIALS(DesignKeys.CLIENT_ID, DesignKeys.CLIENT_SECRET),
  OAUTH_JWT(
      DesignKeys.CLIENT_ID, DesignKeys.USERNAME, DesignKeys.PRIVATE_KEY_FILE, DesignKeys.AUDIENCE),
  NOTIFICATION(DesignKeys.LOGIN_API_VERSION);

  private final List<Key<?>> used;

  LoginKind(Key<?>... used) {
    this.used = List.of(used);
  }

  static Optional<LoginKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** As it is written in the configuration, such as {@code oauth-jwt}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The keys that other kinds use and this one has no use for. */
  Stream<Key<?>> useless() {
    return Arrays.stream(values())
        .<Key<?>>flatMap(kind -> kind.used.stream())
        .distinct()
        .filter(key -> !used.contains(key));
  }
}
