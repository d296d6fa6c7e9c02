package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.TableRules;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.FaultBuilder;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Every row of the reaction table as the answer to a look-up, and to a part of one, over HTTP. */
class LookUpReactionsTest {
  private static final ConnectedOrg CONNECTED = ConnectedOrg.bySoap();
  private static final CallMatcher QUERIES = CallMatcher.kind(CallKind.QUERY);
  private static final LookUp DOCUMENT = new LookUp(CONNECTED.record(Kind.DOCUMENT), "doc-1");
  private static final LookUp ENVELOPE = new LookUp(CONNECTED.record(Kind.ENVELOPE), "env-1");
  private static final String RECORD = CONNECTED.document("doc-1");

  @AfterAll
  static void close() {
    CONNECTED.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = TableRules.ROWS, delimiter = '\t', numLinesToSkip = 1)
  void aRefusedLookUpMeansWhatTheTableSays(String code, Reaction forLogin, Reaction forRequest) {
    // When
    Failure failure = lookUp(fault -> fault.error(400, code, "reason"));

    // Then
    assertThat(TableRules.settled(failure.reaction()))
        .isEqualTo(TableRules.ofQuestion(code, forRequest));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains("reason");
    assertThat(failure.scope()).isEqualTo(scopeOf(forRequest));
    assertThat(queries()).isEqualTo(callsFor(forRequest));
    assertThat(logins()).isEqualTo(forRequest == Reaction.REAUTHENTICATE ? 2 : 1);
  }

  @ParameterizedTest
  @CsvFileSource(resources = TableRules.ROWS, delimiter = '\t', numLinesToSkip = 1)
  void aRefusedPartMeansWhatTheTableSaysForOneRecord(
      String code, Reaction forLogin, Reaction forRequest, Reaction forRecord) {
    // Given
    LookUps lookUps = afresh();
    CONNECTED
        .salesforce()
        .on(CallMatcher.kind(CallKind.COMPOSITE))
        .always()
        .answer(
            parts(
                part(200, "{\"totalSize\":0,\"done\":true,\"records\":[]}"),
                part(400, "[{\"errorCode\":\"" + code + "\",\"message\":\"reason\"}]")));
    CONNECTED.salesforce().on(QUERIES).always().error(400, code, "reason");

    // When
    Map<LookUp, Found> found = lookUps.find(CONNECTED.org(), List.of(DOCUMENT, ENVELOPE));

    // Then
    Failure failure = ((Found.Unknown) found.get(ENVELOPE)).failure();
    assertThat(TableRules.settled(failure.reaction()))
        .isEqualTo(TableRules.ofQuestion(code, forRecord));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(found.get(DOCUMENT))
        .isEqualTo(
            forRecord == Reaction.REAUTHENTICATE
                ? new Found.Unknown(failure)
                : new Found.Matches(List.of()));
    assertThat(CONNECTED.calls()).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST_LIMIT_EXCEEDED, TotalRequests Limit exceeded., RETRY_LATER",
    "REQUEST_LIMIT_EXCEEDED, ConcurrentRequests Limit exceeded., RETRY",
    "REQUEST_LIMIT_EXCEEDED, nobody knows this, RETRY_LATER",
    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, caused by: UNABLE_TO_LOCK_ROW, RETRY",
    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, caused by: a bug, DEAD_LETTER",
    "INVALID_SESSION_ID, This session is not valid for use with the REST API, HOLD",
    "INVALID_FIELD, No such column, DEAD_LETTER",
    "NEVER_HEARD_OF, no, DEAD_LETTER"
  })
  void theMessageDecidesWhereTheTableSaysSo(String code, String message, Reaction expected) {
    // When
    Failure failure = lookUp(fault -> fault.error(400, code, message));

    // Then
    assertThat(failure.reaction()).isEqualTo(expected);
    assertThat(queries()).isOne();
    assertThat(logins()).isOne();
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#passing")
  void passingTroubleIsRetried(Answer answer) {
    // When
    Failure failure = lookUp(fault -> fault.answer(answer));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(queries()).isOne();
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#stopping")
  void whatConcernsTheOrgStopsIt(Answer answer) {
    // When
    Failure failure = lookUp(fault -> fault.answer(answer));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(queries()).isEqualTo(answer.status() == 401 ? 2 : 1);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#permanent")
  void whatIsPermanentIsNotRepeated(Answer answer) {
    // When
    Failure failure = lookUp(fault -> fault.answer(answer));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.DEAD_LETTER);
    assertThat(queries()).isOne();
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#cuts")
  void aCutAnswerIsRetriedAndNeverTakenForAMissingRecord(Consumer<FaultBuilder> cut) {
    // When
    Failure failure = lookUp(cut);

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.code()).isEqualTo("connection-lost");
    assertThat(queries()).isOne();
  }

  @Test
  void aSessionThatIsOverIsRenewedWithinTheLookUp() {
    // Given
    LookUps lookUps = afresh();
    CONNECTED.salesforce().on(QUERIES).error(500, "INVALID_SESSION_ID", "over");

    // When
    List<FoundRecord> found = lookUps.find(CONNECTED.org(), DOCUMENT);

    // Then
    assertThat(found).extracting(FoundRecord::id).containsExactly(RECORD);
    assertThat(logins()).isEqualTo(2);
  }

  private static Failure lookUp(Consumer<FaultBuilder> trouble) {
    LookUps lookUps = afresh();
    trouble.accept(CONNECTED.salesforce().on(QUERIES).always());
    Found found = lookUps.find(CONNECTED.org(), List.of(DOCUMENT)).get(DOCUMENT);
    assertThat(found).isInstanceOf(Found.Unknown.class);
    return ((Found.Unknown) found).failure();
  }

  private static LookUps afresh() {
    LookUps lookUps = new LookUps();
    lookUps.calls = CONNECTED.afresh();
    return lookUps;
  }

  private static Scope scopeOf(Reaction forRequest) {
    return forRequest == Reaction.REAUTHENTICATE ? Scope.LOGIN : Scope.REQUEST;
  }

  private static long callsFor(Reaction forRequest) {
    return switch (forRequest) {
      case REAUTHENTICATE, RESTART_QUERY -> 2;
      default -> 1;
    };
  }

  private static long queries() {
    return CONNECTED.calls(CallKind.QUERY);
  }

  private static long logins() {
    return CONNECTED.logins();
  }

  private static String part(int status, String body) {
    return "{\"httpStatusCode\":" + status + ",\"body\":" + body + "}";
  }

  private static Answer parts(String... parts) {
    return Answer.json(200, "{\"compositeResponse\":[" + String.join(",", parts) + "]}");
  }
}
