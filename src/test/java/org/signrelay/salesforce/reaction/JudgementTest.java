package org.signrelay.salesforce.reaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers without an error code mean, and answers with several. */
class JudgementTest {
  private static final String PAGE =
      "<!DOCTYPE html><html><body>down for maintenance</body></html>";

  @ParameterizedTest
  @CsvSource({
    "408, RETRY",
    "420, RETRY",
    "429, RETRY",
    "500, RETRY",
    "502, RETRY",
    "503, RETRY",
    "504, RETRY",
    "599, RETRY",
    "401, REAUTHENTICATE",
    "410, HOLD",
    "300, DEAD_LETTER",
    "400, DEAD_LETTER",
    "403, DEAD_LETTER",
    "404, DEAD_LETTER",
    "405, DEAD_LETTER",
    "406, DEAD_LETTER",
    "413, DEAD_LETTER",
    "415, DEAD_LETTER",
    "200, RETRY",
    "302, RETRY"
  })
  void plainTextMeansWhatTheStatusSays(int status, Reaction expected) {
    // When
    List<Reaction> reactions =
        List.of(
            reactionTo(status, "text/plain", "no", Scope.REQUEST),
            reactionTo(status, "text/plain", "no", Scope.RECORD));

    // Then
    assertThat(reactions).containsOnly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "200, RETRY",
    "204, RETRY",
    "400, RETRY",
    "403, RETRY",
    "404, RETRY",
    "406, RETRY",
    "408, RETRY",
    "420, RETRY",
    "429, RETRY",
    "500, RETRY",
    "503, RETRY",
    "401, REAUTHENTICATE",
    "410, HOLD",
    "300, DEAD_LETTER"
  })
  void anAnswerWithoutABodyIsRepeatedUnlessItsStatusSaysMore(int status, Reaction expected) {
    // When
    List<Reaction> reactions =
        List.of(
            reactionTo(status, "application/json", "", Scope.REQUEST),
            reactionTo(status, "text/html", " \r\n", Scope.RECORD));

    // Then
    assertThat(reactions).containsOnly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "200, RETRY",
    "302, RETRY",
    "400, RETRY",
    "403, RETRY",
    "406, RETRY",
    "500, RETRY",
    "503, RETRY",
    "404, HOLD",
    "410, HOLD",
    "401, REAUTHENTICATE"
  })
  void aPageForPeopleIsMaintenanceAndNotFoundAWrongAddress(int status, Reaction expected) {
    // When
    List<Reaction> reactions =
        List.of(
            reactionTo(status, "text/html; charset=UTF-8", PAGE, Scope.REQUEST),
            reactionTo(status, "", PAGE, Scope.RECORD));

    // Then
    assertThat(reactions).containsOnly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><head>",
        "<HTML>",
        "  \n<!doctype HTML>",
        "<!-- instance NA1 --> <html>",
        "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\"><html>"
      })
  void aPageIsKnownByItsStart(String body) {
    // When
    Failure failure = Judgement.of(answer(404, "", body), Scope.REQUEST);

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
    assertThat(failure.code()).isEqualTo("html-answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "Text/HTML;charset=utf-8", " text/html"})
  void aPageIsKnownByItsType(String contentType) {
    // When
    Failure failure = Judgement.of(answer(404, contentType, "Gone fishing"), Scope.REQUEST);

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.HOLD);
  }

  @ParameterizedTest
  @CsvSource({"400, RETRY", "403, RETRY", "404, RETRY", "500, RETRY", "401, REAUTHENTICATE"})
  void anAnswerThatWasCutOffBeforeItsCodeIsRepeated(int status, Reaction expected) {
    // When
    Reaction reaction =
        reactionTo(status, "application/xml", "<Errors><Error><message>una", Scope.RECORD);

    // Then
    assertThat(reaction).isEqualTo(expected);
  }

  @Test
  void aCodeCountsBeforeStatusAndBody() {
    // Given
    String body = "<Errors><Error><errorCode>ORG_LOCKED</errorCode></Error></Errors>";

    // When
    Reaction reaction = reactionTo(503, "application/xml", body, Scope.REQUEST);

    // Then
    assertThat(reaction).isEqualTo(Reaction.HOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "503, '', RETRY",
    "200, '', RETRY",
    "500, 'oops', RETRY",
    "429, 'slowly', RETRY",
    "503, '<html>', RETRY",
    "200, '<html>', RETRY",
    "404, '<html>', HOLD",
    "410, '', HOLD",
    "401, '', HOLD",
    "400, 'no', HOLD",
    "403, 'no', HOLD"
  })
  void aLoginThatWasRefusedWithoutACodeIsNotRepeated(int status, String body, Reaction expected) {
    // When
    Reaction reaction = reactionTo(status, "", body, Scope.LOGIN);

    // Then
    assertThat(reaction).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "503, text/html, <html>, html-answer",
    "200, text/html, <html>, html-answer",
    "200, application/json, '', empty-answer",
    "200, text/plain, ok, unreadable-answer",
    "503, application/json, '', http-503",
    "400, text/plain, no, http-400"
  })
  void anAnswerWithoutACodeGetsOneOfOurOwn(
      int status, String contentType, String body, String expected) {
    // When
    Failure failure = Judgement.of(answer(status, contentType, body), Scope.REQUEST);

    // Then
    assertThat(failure.code()).isEqualTo(expected);
  }

  @Test
  void peopleAreShownTheStartOfWhatSalesforceSaid() {
    // When
    Failure failure = Judgement.of(answer(400, "text/plain", "x".repeat(200) + "y"), Scope.REQUEST);

    // Then
    assertThat(failure.message()).isEqualTo("Salesforce answered HTTP 400: " + "x".repeat(200));
  }

  @Test
  void theWaitThatAProxyAsksForIsKept() {
    // Given
    Answer answer = new Answer(503, "", "", Optional.of(Duration.ofSeconds(90)));

    // When
    Failure failure = Judgement.of(answer, Scope.REQUEST);

    // Then
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @CsvSource({
    "UNABLE_TO_LOCK_ROW, STRING_TOO_LONG, DEAD_LETTER",
    "STRING_TOO_LONG, UNABLE_TO_LOCK_ROW, DEAD_LETTER",
    "ORG_LOCKED, STRING_TOO_LONG, DEAD_LETTER",
    "INVALID_SESSION_ID, NEVER_HEARD_OF, DEAD_LETTER",
    "SERVER_UNAVAILABLE, ORG_LOCKED, HOLD",
    "SERVER_UNAVAILABLE, ORG_IN_MAINTENANCE, RETRY_LATER",
    "UNABLE_TO_LOCK_ROW, INVALID_SESSION_ID, REAUTHENTICATE",
    "UNABLE_TO_LOCK_ROW, INTERNAL_ERROR, RETRY_FEW",
    "PROCESSING_HALTED, UNABLE_TO_LOCK_ROW, RETRY",
    "ALL_OR_NONE_OPERATION_ROLLED_BACK, STRING_TOO_LONG, DEAD_LETTER"
  })
  void ofSeveralErrorsAPermanentOneWinsAndAnEchoNever(
      String first, String second, Reaction expected) {
    // Given
    List<SalesforceError> errors =
        List.of(new SalesforceError(first, "one"), new SalesforceError(second, "two"));

    // When
    Failure failure = Judgement.of(errors, 400, Scope.REQUEST);

    // Then
    assertThat(failure.reaction()).isEqualTo(expected);
  }

  @Test
  void theErrorThatDecidesIsTheOneThatIsTold() {
    // Given
    List<SalesforceError> errors =
        List.of(
            new SalesforceError("UNABLE_TO_LOCK_ROW", "busy"),
            new SalesforceError("STRING_TOO_LONG", "too long"));

    // When
    Failure failure = Judgement.of(errors, 400, Scope.RECORD);

    // Then
    assertThat(failure)
        .isEqualTo(new Failure(Reaction.DEAD_LETTER, Scope.RECORD, "STRING_TOO_LONG", "too long"));
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void theScopeIsTheCallers(Scope scope) {
    // When
    Failure failure = Judgement.of(answer(500, "", ""), scope);

    // Then
    assertThat(failure.scope()).isEqualTo(scope);
  }

  private static Reaction reactionTo(int status, String contentType, String body, Scope scope) {
    return Judgement.of(answer(status, contentType, body), scope).reaction();
  }

  private static Answer answer(int status, String contentType, String body) {
    return Answer.of(status, contentType, body.getBytes(UTF_8));
  }
}
