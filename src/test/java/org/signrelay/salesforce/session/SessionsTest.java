package org.signrelay.salesforce.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.signrelay.HandClock;
import org.signrelay.design.Configuration;
import org.signrelay.design.Credentials;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.Org;
import org.signrelay.design.SalesforceUser;
import org.signrelay.design.Secret;
import org.signrelay.design.TestConfiguration;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

class SessionsTest {
  private static final Failure REFUSED =
      new Failure(Reaction.HOLD, Scope.LOGIN, "INVALID_LOGIN", "no");
  private static final Failure UNREACHABLE =
      new Failure(Reaction.RETRY, Scope.LOGIN, "connection-lost", "away");

  private final HandClock clock = new HandClock();
  private final Sessions sessions = new Sessions();
  private final ScriptedLogin login = new ScriptedLogin();
  private final KnownRefusals refusals = new KnownRefusals();
  private Org first;
  private Org other;
  private Secret firstSecret;
  private Secret otherSecret;

  /** Two designs of one user, one of which has another password. */
  @BeforeEach
  void setUp() {
    Configuration configuration =
        new TestConfiguration()
            .with("password", "first")
            .copiedTo("other")
            .withFull("signrelay.design.other.name", "Other")
            .withFull("signrelay.design.other.password", "other")
            .read();
    Designs designs = new Designs(() -> configuration);
    first = designs.find(TestConfiguration.ID).orElseThrow().org();
    other = designs.find(new DesignId("other")).orElseThrow().org();
    sessions.clock = clock;
    sessions.entrance = login.entrance(designs, refusals);
    firstSecret = first.credentials().combination();
    otherSecret = other.credentials().combination();
  }

  @Test
  void oneSessionServesAllDesignsOfAUser() {
    // Given
    Session opened = sessions.current(first);

    // When
    Session shared = sessions.current(other);

    // Then
    assertThat(shared).isSameAs(opened);
    assertThat(login.sent).containsExactly(firstSecret);
  }

  @Test
  void aSessionThatFailedIsRenewedByTheFirstWhoNoticesAlone() {
    // Given
    Session failed = sessions.current(first);
    Session renewed = sessions.renew(first, failed);

    // When
    Session late = sessions.renew(first, failed);

    // Then
    assertThat(late).isSameAs(renewed).isNotEqualTo(failed);
    assertThat(login.sent).hasSize(2);
  }

  @Test
  void refusedCredentialsAreNeverSentAgain() {
    // Given
    refusals.bySecret.putAll(Map.of(firstSecret, REFUSED, otherSecret, REFUSED));

    // When
    Failure failure = failureOf(first);

    // Then
    assertThat(failure).isEqualTo(REFUSED);
    assertThat(login.sent).isEmpty();
  }

  @Test
  void aLoginThatSalesforceRefusesIsRemembered() {
    // Given
    login.outcome = failing(REFUSED);

    // When
    Failure failure = failureOf(first);

    // Then
    assertThat(failure).isEqualTo(REFUSED);
    assertThat(refusals.bySecret).containsExactly(Map.entry(firstSecret, REFUSED));
  }

  @Test
  void aLoginThatCouldNotBeCarriedOutIsNoRefusal() {
    // Given
    login.outcome = failing(UNREACHABLE);

    // When
    Failure failure = failureOf(first);

    // Then
    assertThat(failure).isEqualTo(waiting(UNREACHABLE, Duration.ofSeconds(1)));
    assertThat(refusals.bySecret).isEmpty();
  }

  @Test
  void afterALoginThatFailedTheNextOneIsTriedASecondLater() {
    // Given
    login.outcome = failing(UNREACHABLE);
    failureOf(first);
    login.outcome = org -> ScriptedLogin.session(7);
    clock.pass(Duration.ofSeconds(1));

    // When
    Session session = sessions.current(first);

    // Then
    assertThat(session).isEqualTo(ScriptedLogin.session(7));
  }

  @Test
  void untilThenNoLoginIsSentWhichSaysNothingOfTheOrg() {
    // Given
    login.outcome = failing(UNREACHABLE);
    failureOf(first);
    clock.pass(Duration.ofMillis(900));

    // When
    Failure again = failureOf(first);

    // Then
    assertThat(again.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(again.scope()).isEqualTo(Scope.LOGIN);
    assertThat(again.code()).isEqualTo("login-paused");
    assertThat(again.isOutage()).isFalse();
    assertThat(again.message())
        .isEqualTo(
            "no login is sent before 2027-01-01T00:00:01Z, since the last one failed:"
                + " connection-lost: away");
    assertThat(again.retryAfter()).contains(Duration.ofMillis(100));
    assertThat(login.sent).hasSize(1);
  }

  @Test
  void loginsThatFailAreFurtherAndFurtherApartAMinuteAtMost() {
    // Given
    login.outcome = failing(UNREACHABLE);

    // When
    List<Integer> secondsOfLogins = secondsOfLoginsIn(Duration.ofMinutes(5));

    // Then
    assertThat(secondsOfLogins).containsExactly(0, 1, 3, 7, 15, 31, 63, 123, 183, 243);
  }

  @Test
  void aLoginThatSucceedsEndsTheRow() {
    // Given
    login.outcome = failing(UNREACHABLE);
    secondsOfLoginsIn(Duration.ofSeconds(31));
    clock.pass(Duration.ofMinutes(1));
    login.outcome = org -> ScriptedLogin.session(7);
    Session session = sessions.current(first);
    login.outcome = failing(UNREACHABLE);

    // When
    Failure failure =
        catchThrowableOfType(SalesforceException.class, () -> sessions.renew(first, session))
            .failure();

    // Then
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({"PT5M, 300", "PT0.5S, 1", "PT24H, 3600"})
  void theWaitThatAnAnswerAsksForIsKeptForAnHourAtMost(Duration askedFor, int seconds) {
    // Given
    login.outcome = failing(waiting(UNREACHABLE, askedFor));

    // When
    List<Integer> secondsOfLogins = secondsOfLoginsIn(Duration.ofSeconds(seconds + 1));

    // Then
    assertThat(secondsOfLogins).containsExactly(0, seconds);
  }

  @Test
  void aPersonWaitsFiveSecondsAtMost() {
    // Given
    login.outcome = failing(waiting(UNREACHABLE, Duration.ofHours(1)));
    failureOf(first);
    login.outcome = org -> ScriptedLogin.session(7);
    clock.pass(Duration.ofSeconds(5));

    // When
    Session session = sessions.currentForPerson(first);

    // Then
    assertThat(session).isEqualTo(ScriptedLogin.session(7));
    assertThat(sessions.current(first)).isSameAs(session);
  }

  @Test
  void otherCredentialsOfTheUserDoNotWaitButOnlyOnce() {
    // Given
    login.outcome = failing(UNREACHABLE);
    failureOf(first);

    // When
    failureOf(other);
    failureOf(first);
    failureOf(other);

    // Then
    assertThat(login.sent).containsExactly(firstSecret, otherSecret);
  }

  @Test
  void credentialsWithoutEndThatCallsBringWaitAsWell() {
    // Given
    login.outcome = failing(UNREACHABLE);

    // When
    for (int i = 0; i < 30; i++) {
      failureOf(withPassword("password " + i));
    }

    // Then
    assertThat(login.sent).hasSize(10);
  }

  @ParameterizedTest
  @EnumSource(names = {"HOLD", "RETRY_LATER"})
  void whatStopsTheOrgBeginsNoPause(Reaction reaction) {
    // Given
    login.outcome = failing(UNREACHABLE.withReaction(reaction));
    failureOf(first);
    refusals.bySecret.clear();
    login.outcome = org -> ScriptedLogin.session(7);

    // When
    Session session = sessions.current(first);

    // Then
    assertThat(session).isEqualTo(ScriptedLogin.session(7));
  }

  @Test
  void theCredentialsOfAnotherDesignOfTheUserServeIfThoseOfTheAskingOneAreRefused() {
    // Given
    refusals.bySecret.put(firstSecret, REFUSED);

    // When
    sessions.current(first);

    // Then
    assertThat(login.sent).containsExactly(otherSecret);
  }

  @Test
  void anOrgIsRefusedOnlyWhenNoDesignHasCredentialsThatMayBeTried() {
    // Given
    refusals.bySecret.put(firstSecret, REFUSED);

    // When
    Optional<Failure> oneLeft = sessions.entrance.refusal(first.id());

    // Then
    assertThat(oneLeft).isEmpty();
    refusals.bySecret.put(otherSecret, REFUSED);
    assertThat(sessions.entrance.refusal(first.id())).contains(REFUSED);
  }

  @Test
  void aUselessSessionMakesTheCredentialsThatOpenedItRefused() {
    // Given
    refusals.bySecret.put(firstSecret, REFUSED);
    Session useless = sessions.current(first);
    Failure failure = new Failure(Reaction.HOLD, Scope.LOGIN, "INVALID_SESSION_ID", "useless");

    // When
    sessions.refuse(first, useless, failure);

    // Then
    assertThat(refusals.bySecret).containsEntry(otherSecret, failure);
    assertThat(failureOf(first).reaction()).isEqualTo(Reaction.HOLD);
    assertThat(login.sent).hasSize(1);
  }

  @Test
  void aSessionThatIsNoLongerCurrentRefusesNobody() {
    // Given
    Session old = sessions.current(first);
    Session current = sessions.renew(first, old);

    // When
    sessions.refuse(first, old, REFUSED);

    // Then
    assertThat(refusals.bySecret).isEmpty();
    assertThat(sessions.current(first)).isSameAs(current);
  }

  @Test
  void aUserWhomNobodyAskedForIsForgottenWithItsSession() {
    // Given
    sessions.current(first);
    clock.pass(Duration.ofHours(4));
    sessions.forgetUnused();
    assertThat(sessions.isOpen(first.id())).isTrue();

    // When
    clock.pass(Duration.ofMillis(1));
    sessions.forgetUnused();

    // Then
    assertThat(sessions.isOpen(first.id())).isFalse();
    assertThat(sessions.current(first)).isEqualTo(ScriptedLogin.session(2));
  }

  @Test
  void thoseWhoWaitForALoginShareItsFailure() throws Exception {
    // Given
    CountDownLatch answered = new CountDownLatch(1);
    login.outcome =
        org -> {
          await().until(() -> answered.getCount() == 0);
          throw new SalesforceException(UNREACHABLE);
        };
    CompletableFuture<Failure> loggingIn = CompletableFuture.supplyAsync(() -> failureOf(first));
    await().until(() -> login.sent.size() == 1);
    AtomicReference<Failure> shared = new AtomicReference<>();
    Thread waiting = new Thread(() -> shared.set(failureOf(other)));
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.BLOCKED);

    // When
    answered.countDown();

    // Then
    waiting.join();
    assertThat(shared.get().code()).isEqualTo("connection-lost");
    assertThat(shared.get()).isEqualTo(loggingIn.get());
    assertThat(login.sent).hasSize(1);
  }

  /** Asks for a session ten times a second; whole seconds after the first at which one was sent. */
  private List<Integer> secondsOfLoginsIn(Duration time) {
    Instant start = clock.instant();
    List<Integer> seconds = new ArrayList<>();
    while (clock.instant().isBefore(start.plus(time))) {
      int before = login.sent.size();
      failureOf(first);
      if (login.sent.size() > before) {
        seconds.add(Math.toIntExact(Duration.between(start, clock.instant()).toSeconds()));
      }
      clock.pass(Duration.ofMillis(100));
    }
    return seconds;
  }

  private static Failure waiting(Failure failure, Duration wait) {
    return new Failure(
        failure.reaction(), failure.scope(), failure.code(), failure.message(), Optional.of(wait));
  }

  private Org withPassword(String password) {
    SalesforceUser user =
        new SalesforceUser(first.credentials().identity(), new Secret(password), Optional.empty());
    return new Org(
        first.loginHost(), new Credentials.Soap(user, first.apiVersion()), first.apiVersion());
  }

  private Failure failureOf(Org org) {
    return catchThrowableOfType(SalesforceException.class, () -> sessions.current(org)).failure();
  }

  private static Function<Org, Session> failing(Failure failure) {
    return org -> {
      throw new SalesforceException(failure);
    };
  }
}
