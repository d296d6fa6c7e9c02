package org.signrelay.design.check;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.signrelay.design.Org;
import org.signrelay.design.Secret;

/** Reads how a design gets into its Salesforce org. */
final class OrgReader {
  private final Settings settings;
  private final Set<String> allowedHosts;

  OrgReader(Settings settings, Set<String> allowedHosts) {
    this.settings = settings;
    this.allowedHosts = allowedHosts;
  }

  /** The org; empty if something is wrong, which the scope then knows. */
  Optional<Org> read() {
    settings.find(DesignKeys.LOGIN);
    Optional<URI> host = settings.require(DesignKeys.ENVIRONMENT.as(LoginHost.form(allowedHosts)));
    Optional<String> username = settings.require(DesignKeys.USERNAME);
    Optional<Secret> password = settings.require(DesignKeys.PASSWORD);
    Optional<Secret> token = settings.find(DesignKeys.SECURITY_TOKEN);
    Optional<String> loginVersion = settings.find(DesignKeys.LOGIN_API_VERSION);
    Optional<String> version = settings.find(DesignKeys.API_VERSION);
    if (!settings.scope().problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Org(
            host.orElseThrow(),
            username.orElseThrow(),
            password.orElseThrow(),
            token,
            loginVersion.orElseThrow(),
            version.orElseThrow()));
  }
}
