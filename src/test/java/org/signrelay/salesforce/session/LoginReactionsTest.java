package org.signrelay.salesforce.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.TableRules;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.FaultBuilder;
import org.signrelay.salesforce.standin.protocol.Answer;

/** Every row of the reaction table as the answer to a login, over HTTP. */
class LoginReactionsTest {
  private static final ConnectedOrg SOAP = ConnectedOrg.bySoap();
  private static final ConnectedOrg OAUTH = ConnectedOrg.byOAuth();

  @AfterAll
  static void close() {
    SOAP.close();
    OAUTH.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = TableRules.ROWS, delimiter = '\t', numLinesToSkip = 1)
  void aFaultMeansWhatTheTableSays(String code, Reaction forLogin) {
    // When
    Outcome outcome = loginTwice(SOAP, fault -> fault.soapFault(code, "reason"));

    // Then
    outcome.is(forLogin);
    assertThat(outcome.failure().code()).isEqualTo(code);
    assertThat(outcome.failure().message()).contains("reason");
  }

  @ParameterizedTest
  @CsvFileSource(resources = TableRules.ROWS, delimiter = '\t', numLinesToSkip = 1)
  void anErrorOfOAuthMeansWhatTheTableSays(String code, Reaction forLogin) {
    // When
    Outcome outcome =
        loginTwice(
            OAUTH,
            fault ->
                fault.answer(
                    Answer.json(
                        400, "{\"error\":\"" + code + "\",\"error_description\":\"reason\"}")));

    // Then
    outcome.is(forLogin);
    assertThat(outcome.failure().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST_LIMIT_EXCEEDED, TotalRequests Limit exceeded., RETRY_LATER",
    "REQUEST_LIMIT_EXCEEDED, ConcurrentRequests Limit exceeded., RETRY",
    "REQUEST_LIMIT_EXCEEDED, nobody knows this, RETRY_LATER",
    "INVALID_OPERATION, SOAP API login() is disabled by default in this org, HOLD",
    "NEVER_HEARD_OF, no, HOLD"
  })
  void theMessageDecidesWhereTheTableSaysSo(String code, String message, Reaction expected) {
    // When
    Outcome outcome = loginTwice(SOAP, fault -> fault.soapFault(code, message));

    // Then
    outcome.is(expected);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#passing")
  void passingTroubleIsNoRefusal(Answer answer) {
    // When
    Outcome bySoap = loginTwice(SOAP, fault -> fault.answer(answer));
    Outcome byOAuth = loginTwice(OAUTH, fault -> fault.answer(answer));

    // Then
    bySoap.is(Reaction.RETRY);
    byOAuth.is(Reaction.RETRY);
  }

  @ParameterizedTest
  @MethodSource({
    "org.signrelay.salesforce.TroubleAnswers#stopping",
    "org.signrelay.salesforce.TroubleAnswers#permanent"
  })
  void anyOtherAnswerIsARefusal(Answer answer) {
    // When
    Outcome bySoap = loginTwice(SOAP, fault -> fault.answer(answer));
    Outcome byOAuth = loginTwice(OAUTH, fault -> fault.answer(answer));

    // Then
    bySoap.is(Reaction.HOLD);
    byOAuth.is(Reaction.HOLD);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#cuts")
  void aLoginWhoseAnswerIsCutIsNoRefusal(Consumer<FaultBuilder> cut) {
    // When
    Outcome bySoap = loginTwice(SOAP, cut);
    Outcome byOAuth = loginTwice(OAUTH, cut);

    // Then
    bySoap.is(Reaction.RETRY);
    byOAuth.is(Reaction.RETRY);
    assertThat(bySoap.failure().code()).isEqualTo("connection-lost");
    assertThat(byOAuth.failure().code()).isEqualTo("connection-lost");
  }

  /** Asks for a session twice while each login meets the same trouble. */
  private static Outcome loginTwice(ConnectedOrg connected, Consumer<FaultBuilder> trouble) {
    SessionCalls calls = connected.afresh();
    trouble.accept(connected.salesforce().on(CallMatcher.logins()).always());
    Failure first = failure(calls, connected);
    Failure second = failure(calls, connected);
    return new Outcome(first, second, connected.logins());
  }

  private static Failure failure(SessionCalls calls, ConnectedOrg connected) {
    return catchThrowableOfType(
            SalesforceException.class,
            () ->
                calls.send(
                    connected.org(),
                    Scope.REQUEST,
                    session -> new HttpGet(session.rest(connected.org()) + "/limits")))
        .failure();
  }

  private record Outcome(Failure failure, Failure second, long logins) {

    /** A refused login is not sent again, one that could not be carried out not at once. */
    void is(Reaction expected) {
      assertThat(failure.reaction()).as(failure.code()).isEqualTo(expected);
      assertThat(failure.scope()).isEqualTo(Scope.LOGIN);
      assertThat(second.reaction()).isEqualTo(expected);
      assertThat(second.scope()).isEqualTo(Scope.LOGIN);
      assertThat(second.code())
          .isEqualTo(expected == Reaction.RETRY ? "login-paused" : failure.code());
      assertThat(second.message()).endsWith(failure.message());
      assertThat(logins).isEqualTo(expected == Reaction.RETRY_LATER ? 2 : 1);
    }
  }
}
