package org.signrelay.salesforce.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.signrelay.design.Design;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.connection.SalesforceHttp;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.session.lockout.LoginTurns;
import org.signrelay.salesforce.session.lockout.RefusedLogins;

/**
 * The way into an org without sending refused credentials again: those of whoever asks are tried,
 * or if they were refused before, those of another design or call of the same user.
 */
@ApplicationScoped
public class Entrance {
  private static final Logger LOG = System.getLogger(Entrance.class.getName());

  /** For the database, and for clocks that differ. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  @Inject Logins logins;
  @Inject RefusedLogins refusedLogins;
  @Inject LoginTurns turns;
  @Inject CallCredentials callCredentials;
  @Inject Designs designs;

  /** A session and the credentials that opened it, which need not be those of whoever asked. */
  record Opened(Session session, Org credentials) {}

  /** Whether any design or waiting call has credentials for this org. */
  public boolean hasCredentialsFor(OrgId org) {
    return !credentialsOf(org).isEmpty();
  }

  /**
   * Whether a session could be had without sending refused credentials again.
   *
   * @return why not, or empty if there are credentials that may be tried
   */
  public Optional<Failure> refusal(OrgId org) {
    return refusal(credentialsOf(org));
  }

  /**
   * Logs in.
   *
   * @throws SalesforceException with {@code HOLD} if the credentials were refused, now or earlier;
   *     with another reaction if the login could not be carried out
   */
  Opened open(Org asking) {
    if (asking.takesCredentialsOfCalls()) {
      return new Opened(logins.login(asking), asking);
    }
    usable(asking);
    return turns.inTurn(asking.id(), longestLogin(), () -> logIn(usable(asking)));
  }

  /** Asked before the turn is waited for, and again in it: another node may have been refused. */
  private Org usable(Org asking) {
    if (refusedLogins.refusalOf(asking).isEmpty()) {
      return asking;
    }
    List<Org> candidates =
        Stream.concat(Stream.of(asking), credentialsOf(asking.id()).stream()).distinct().toList();
    return candidates.stream()
        .filter(candidate -> refusedLogins.refusalOf(candidate).isEmpty())
        .findFirst()
        .orElseThrow(() -> new SalesforceException(refusal(candidates).orElseThrow()));
  }

  private Opened logIn(Org org) {
    try {
      Session session = logins.login(org);
      LOG.log(Level.INFO, "logged in org={0} instance={1}", org.id(), session.instance());
      return new Opened(session, org);
    } catch (SalesforceException failed) {
      remember(org, failed.failure());
      throw failed;
    }
  }

  /** Takes note of a refusal; anything but a refusal is ignored. */
  void remember(Org org, Failure failure) {
    if (failure.reaction() == Reaction.HOLD) {
      LOG.log(
          Level.ERROR,
          "login refused org={0} code={1} message={2}; these credentials are not tried again until"
              + " they change or a person resumes the design",
          org.id(),
          failure.code(),
          failure.message());
      refusedLogins.remember(org, failure);
    }
  }

  private Optional<Failure> refusal(Collection<Org> credentials) {
    List<Optional<Failure>> refusals = credentials.stream().map(refusedLogins::refusalOf).toList();
    return refusals.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : refusals.stream().flatMap(Optional::stream).findFirst();
  }

  private List<Org> credentialsOf(OrgId org) {
    Stream<Org> ofDesigns =
        designs.loaded().stream().map(Design::org).filter(candidate -> candidate.id().equals(org));
    return Stream.concat(ofDesigns, callCredentials.waitingFor(org).stream()).distinct().toList();
  }

  /** A connection may be waited for as long as an answer. */
  private Duration longestLogin() {
    return designs
        .server()
        .connectTimeout()
        .plus(SalesforceHttp.LONGEST_LOGIN_SILENCE.multipliedBy(2))
        .plus(MARGIN);
  }
}
