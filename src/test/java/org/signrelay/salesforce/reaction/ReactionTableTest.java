package org.signrelay.salesforce.reaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each error code means; {@code expected-reactions.tsv} is this test's own word on it. */
class ReactionTableTest {
  private static final String EXPECTED = "expected-reactions.tsv";
  private static final Set<String> BY_MESSAGE =
      Set.of("REQUEST_LIMIT_EXCEEDED", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");

  @ParameterizedTest
  @CsvFileSource(resources = EXPECTED, delimiter = '\t', numLinesToSkip = 1)
  void aKnownCodeMeansWhatItsScopeMakesOfIt(
      String code, Reaction forLogin, Reaction forRequest, Reaction forRecord) {
    // Given
    List<Scope> scopes = List.of(Scope.LOGIN, Scope.REQUEST, Scope.RECORD);

    // When
    List<Reaction> reactions =
        scopes.stream().map(scope -> reactionTo(code, "any message", 400, scope)).toList();

    // Then
    assertThat(reactions).containsExactly(forLogin, forRequest, forRecord);
  }

  @Test
  void noCodeIsForgivenThatIsNotExpectedHere() throws IOException {
    // Given
    Set<String> expected = codesIn(EXPECTED);
    expected.addAll(BY_MESSAGE);

    // When
    Set<String> known = codesIn("reactions.tsv");

    // Then
    assertThat(known).hasSize(100).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_UNAVAILABLE, 400, RETRY",
    "INVALID_SESSION_ID, 200, REAUTHENTICATE",
    "INVALID_SESSION_ID, 400, REAUTHENTICATE",
    "INVALID_SESSION_ID, 401, REAUTHENTICATE",
    "INVALID_SESSION_ID, 403, REAUTHENTICATE",
    "INVALID_SESSION_ID, 404, REAUTHENTICATE",
    "INVALID_SESSION_ID, 500, REAUTHENTICATE",
    "INVALID_SESSION_ID, 503, REAUTHENTICATE",
    "ORG_LOCKED, 500, HOLD",
    "UNABLE_TO_LOCK_ROW, 200, RETRY",
    "INTERNAL_ERROR, 500, RETRY_FEW",
    "unable_to_lock_row, 400, RETRY",
    "invalid_client, 400, HOLD"
  })
  void aKnownCodeCountsWhateverTheHttpStatus(String code, int status, Reaction expected) {
    // When
    Reaction reaction = reactionTo(code, "", status, Scope.REQUEST);

    // Then
    assertThat(reaction).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        "REQUIRED_FIELD_MISSING",
        "STRING_TOO_LONG",
        "INVALID_FIELD",
        "INVALID_TYPE",
        "NOT_FOUND",
        "ENTITY_IS_DELETED",
        "INVALID_CROSS_REFERENCE_KEY",
        "INSUFFICIENT_ACCESS_OR_READONLY",
        "INACTIVE_OWNER_OR_USER",
        "EXCEEDED_ID_LIMIT",
        "RETRY",
        "REQUEST_LIMIT",
        "NEVER_HEARD_OF"
      })
  void anyOtherCodeIsPermanent(String code) {
    // When
    List<Reaction> reactions =
        List.of(
            reactionTo(code, "", 400, Scope.REQUEST),
            reactionTo(code, "", 404, Scope.RECORD),
            reactionTo(code, "", 200, Scope.RECORD));

    // Then
    assertThat(reactions).containsOnly(Reaction.DEAD_LETTER);
  }

  @ParameterizedTest
  @CsvSource({
    "408, RETRY",
    "420, RETRY",
    "429, RETRY",
    "500, RETRY",
    "502, RETRY",
    "503, RETRY",
    "504, RETRY",
    "410, HOLD",
    "300, DEAD_LETTER",
    "400, DEAD_LETTER",
    "401, DEAD_LETTER",
    "403, DEAD_LETTER",
    "406, DEAD_LETTER",
    "409, DEAD_LETTER"
  })
  void aCodeThatNobodyKnowsLeavesTheWordToTheStatus(int status, Reaction expected) {
    // When
    Reaction reaction = reactionTo("NEVER_HEARD_OF", "", status, Scope.REQUEST);

    // Then
    assertThat(reaction).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 500})
  void aLoginThatAnUnknownCodeRefusesIsNotRepeated(int status) {
    // When
    Reaction reaction = reactionTo("NEVER_HEARD_OF", "", status, Scope.LOGIN);

    // Then
    assertThat(reaction).isEqualTo(Reaction.HOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "'TotalRequests Limit exceeded.', RETRY_LATER",
    "'ConcurrentRequests (Concurrent API Requests) Limit exceeded.', RETRY",
    "'ConcurrentPerOrgLongTxn Limit exceeded.', RETRY",
    "'Limite atteinte', RETRY_LATER",
    "'', RETRY_LATER"
  })
  void aRequestLimitIsWaitedForUnlessItIsOneOfCallsAtOnce(String message, Reaction expected) {
    // When
    List<Reaction> reactions =
        List.of(
            reactionTo("REQUEST_LIMIT_EXCEEDED", message, 403, Scope.LOGIN),
            reactionTo("REQUEST_LIMIT_EXCEEDED", message, 403, Scope.REQUEST),
            reactionTo("REQUEST_LIMIT_EXCEEDED", message, 403, Scope.RECORD));

    // Then
    assertThat(reactions).containsOnly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'ESignTrigger: execution of AfterUpdate caused by: UNABLE_TO_LOCK_ROW, unable to obtain', RETRY",
    "'ESignTrigger: System.LimitException: Too many SOQL queries: 101', RETRY",
    "'ESignTrigger: execution of AfterUpdate caused by: System.NullPointerException', DEAD_LETTER",
    "'', DEAD_LETTER"
  })
  void aTriggersFailureIsRepeatedOnlyIfItMayPass(String message, Reaction expected) {
    // When
    Reaction reaction =
        reactionTo("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message, 400, Scope.RECORD);

    // Then
    assertThat(reaction).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void aSessionThatTheRestApiNeverTakesStopsTheOrg(Scope scope) {
    // When
    Reaction reaction =
        reactionTo(
            "INVALID_SESSION_ID",
            "This session is not valid for use with the REST API",
            401,
            scope);

    // Then
    assertThat(reaction).isEqualTo(Reaction.HOLD);
  }

  private static Reaction reactionTo(String code, String message, int status, Scope scope) {
    return Judgement.of(List.of(new SalesforceError(code, message)), status, scope).reaction();
  }

  private static Set<String> codesIn(String resource) throws IOException {
    try (InputStream table = ReactionTableTest.class.getResourceAsStream(resource)) {
      return Arrays.stream(new String(table.readAllBytes(), UTF_8).split("\n"))
          .skip(1)
          .map(line -> line.split("\t")[0])
          .collect(Collectors.toSet());
    }
  }
}
