package org.signrelay.salesforce.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.TableRules;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.FaultBuilder;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Every row of the reaction table as the answer to who asks for an object's fields, over HTTP. */
class DescribeReactionsTest {
  private static final ConnectedOrg CONNECTED = ConnectedOrg.bySoap();

  @AfterAll
  static void close() {
    CONNECTED.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = TableRules.ROWS, delimiter = '\t', numLinesToSkip = 1)
  void aRefusalMeansWhatTheTableSays(String code, Reaction forLogin, Reaction forRequest) {
    // When
    Failure failure = describe(fault -> fault.error(400, code, "reason"));

    // Then
    assertThat(TableRules.settled(failure.reaction()))
        .isEqualTo(TableRules.ofQuestion(code, forRequest));
    assertThat(CONNECTED.calls(CallKind.DESCRIBE))
        .isEqualTo(forRequest == Reaction.REAUTHENTICATE ? 2 : 1);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#passing")
  void passingTroubleIsRetried(Answer answer) {
    // When
    Failure failure = describe(fault -> fault.answer(answer));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#stopping")
  void whatConcernsTheOrgStopsIt(Answer answer) {
    // When
    Failure failure = describe(fault -> fault.answer(answer));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#permanent")
  void whatIsPermanentIsNotRepeated(Answer answer) {
    // When
    Failure failure = describe(fault -> fault.answer(answer));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.DEAD_LETTER);
  }

  private static Failure describe(Consumer<FaultBuilder> trouble) {
    Descriptions descriptions = new Descriptions();
    descriptions.calls = CONNECTED.afresh();
    descriptions.clock = Clock.systemUTC();
    trouble.accept(CONNECTED.salesforce().on(CallMatcher.kind(CallKind.DESCRIBE)).always());
    return catchThrowableOfType(
            SalesforceException.class, () -> descriptions.of(CONNECTED.org(), "ESign_Document__c"))
        .failure();
  }
}
