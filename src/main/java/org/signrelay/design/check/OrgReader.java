package org.signrelay.design.check;

import java.net.URI;
import java.util.Optional;
import org.signrelay.design.Callers;
import org.signrelay.design.Credentials;
import org.signrelay.design.Org;

/** Reads how a design gets into its Salesforce org. */
final class OrgReader {
  private final Settings settings;
  private final Surroundings server;

  OrgReader(Settings settings, Surroundings server) {
    this.settings = settings;
    this.server = server;
  }

  /**
   * The org; empty if something is wrong with the design, which the scope then knows.
   *
   * @param callers who may call the design
   */
  Optional<Org> read(Callers callers) {
    Optional<LoginKind> login = settings.find(DesignKeys.LOGIN);
    Optional<URI> host =
        settings.require(DesignKeys.ENVIRONMENT.as(LoginHost.form(server.allowedHosts())));
    Optional<String> version = settings.find(DesignKeys.API_VERSION);
    Optional<Credentials> credentials =
        login.flatMap(kind -> new CredentialsReader(settings, host).read(kind));
    if (login.filter(LoginKind.NOTIFICATION::equals).isPresent()) {
      checkSafetyOfPassedCredentials(callers);
    }
    if (!settings.scope().problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Org(host.orElseThrow(), credentials.orElseThrow(), version.orElseThrow()));
  }

  private void checkSafetyOfPassedCredentials(Callers callers) {
    if (!server.encrypts()) {
      settings.wrong(
          DesignKeys.LOGIN,
          "notification keeps passwords of calls until they are delivered, and so needs"
              + " signrelay.encryption-key (or SIGNRELAY_ENCRYPTION_KEY): set it to what this prints:"
              + " openssl rand -base64 32");
    }
    if (callers.anonymous()) {
      settings.wrong(
          DesignKeys.LOGIN,
          "notification needs a caller check, or anyone could try passwords of Salesforce users:"
              + " set caller.bearer-token, caller.basic.… or caller.header.…, and remove"
              + " caller.anonymous");
    }
  }
}
