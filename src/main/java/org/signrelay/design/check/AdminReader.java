package org.signrelay.design.check;

import java.util.Optional;
import org.signrelay.design.AdminAccount;
import org.signrelay.design.Secret;

/** Reads the administrator's account from its values. */
final class AdminReader {
  private final Settings settings;

  AdminReader(Settings settings) {
    this.settings = settings;
  }

  /** The account; empty if none is set or if it is wrong, which the scope then knows. */
  Optional<AdminAccount> read() {
    if (!settings.has(ServerKeys.ADMIN_USERNAME) && !settings.has(ServerKeys.ADMIN_PASSWORD_HASH)) {
      return Optional.empty();
    }
    Optional<String> username = settings.require(ServerKeys.ADMIN_USERNAME);
    Optional<Secret> hash = settings.require(ServerKeys.ADMIN_PASSWORD_HASH);
    return username.flatMap(user -> hash.map(secret -> new AdminAccount(user, secret)));
  }
}
