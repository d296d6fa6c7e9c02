package org.signrelay.salesforce.reaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
  private static final SalesforceError LOCKED =
      new SalesforceError("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access");

  @Test
  void theArrayOfTheRestApiIsRead() {
    // When
    ErrorBody body =
        json(
            """
            [{"message":"unable to obtain exclusive access","errorCode":"UNABLE_TO_LOCK_ROW"},
             {"message":"too long","errorCode":"STRING_TOO_LONG","fields":["Name"]}]
            """);

    // Then
    assertThat(body.errors())
        .containsExactly(LOCKED, new SalesforceError("STRING_TOO_LONG", "too long"));
    assertThat(body.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"unable to obtain exclusive access\",\"errorCode\":\"UNABLE_TO_LOCK_ROW\"}",
        "[{\"message\":\"unable to obtain exclusive access\",\"statusCode\":\"UNABLE_TO_LOCK_ROW\"}]",
        "{\"id\":null,\"success\":false,\"errors\":[{\"statusCode\":\"UNABLE_TO_LOCK_ROW\","
            + "\"message\":\"unable to obtain exclusive access\",\"fields\":[]}]}",
        "[{\"success\":true,\"id\":\"a01\",\"errors\":[]},{\"success\":false,\"errors\":["
            + "{\"statusCode\":\"UNABLE_TO_LOCK_ROW\","
            + "\"message\":\"unable to obtain exclusive access\",\"fields\":[]}]}]",
        "{\"success\":false,\"errors\":[{\"errorCode\":\"UNABLE_TO_LOCK_ROW\","
            + "\"message\":\"unable to obtain exclusive access\"}]}"
      })
  void anErrorIsFoundInEveryShape(String text) {
    // When
    ErrorBody body = json(text);

    // Then
    assertThat(body).isEqualTo(new ErrorBody(List.of(LOCKED), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"invalid_grant\",\"error_description\":\"authentication failure\"}",
        "[{\"error\":\"invalid_grant\",\"error_description\":\"authentication failure\"}]",
        "\n {\"error_description\":\"authentication failure\",\"error\":\"invalid_grant\",\"x\":1}"
      })
  void aRefusalOfOAuthIsFoundBareAndInAnArray(String text) {
    // When
    ErrorBody body = json(text);

    // Then
    assertThat(body.errors())
        .containsExactly(new SalesforceError("invalid_grant", "authentication failure"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[\"/services/data/v64.0/sobjects/Doc__c/a01\"]",
        "{\"success\":false,\"errors\":[]}",
        "{\"errorCode\":7,\"message\":\"a number\"}",
        "{\"errorCode\":null}",
        "{\"message\":\"no code\"}",
        "{\"totalSize\":1,\"done\":true,\"records\":[{\"errorCode\":\"of a row\"}]}"
      })
  void jsonWithoutACodeHoldsNoError(String text) {
    // When
    ErrorBody body = json(text);

    // Then
    assertThat(body).isEqualTo(new ErrorBody(List.of(), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{",
        "[{\"message\":\"unable to obtain exclusive acc",
        "[{\"message\":\"busy\",\"errorCode\":\"UNABLE_TO_LOCK_ROW\"}",
        "{\"error\":\"invalid_grant\""
      })
  void whatIsEmptyOrCutOffHoldsNoErrorAndIsNotComplete(String text) {
    // When
    ErrorBody body = json(text);

    // Then
    assertThat(body).isEqualTo(new ErrorBody(List.of(), false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bad Request", "UNABLE_TO_LOCK_ROW", "<html><errorCode>X</errorCode>"})
  void plainTextAndPagesHoldNoError(String text) {
    // When
    ErrorBody body = json(text);

    // Then
    assertThat(body).isEqualTo(new ErrorBody(List.of(), true));
  }

  @Test
  void theBodyDecidesIfTheContentTypeLies() {
    // When
    ErrorBody body =
        ErrorBody.of(
            Answer.of(
                500,
                "text/html",
                "[{\"errorCode\":\"SERVER_UNAVAILABLE\",\"message\":\"\"}]".getBytes(UTF_8)));

    // Then
    assertThat(body.errors()).containsExactly(new SalesforceError("SERVER_UNAVAILABLE", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "400, '[{\"errorCode\":\"UNABLE_TO_LOCK_ROW\"}]', RETRY",
    "400, '[{\"errorCode\":\"UNABLE_TO_LOCK_ROW\"},{\"errorCode\":\"STRING_TOO_LONG\"}]', DEAD_LETTER",
    "400, '[{\"errorCode\":\"UNABLE_TO_LO', RETRY",
    "400, '{\"foo\":1}', DEAD_LETTER",
    "300, '[\"/services/data/v64.0/sobjects/Doc__c/a01\"]', DEAD_LETTER",
    "200, '{\"success\":false,\"errors\":[]}', RETRY",
    "200, '{\"success\":false,\"errors\":[{\"statusCode\":\"STRING_TOO_LONG\"}]}', DEAD_LETTER",
    "500, '[{\"errorCode\":\"INVALID_SESSION_ID\"}]', REAUTHENTICATE",
    "403, '[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"TotalRequests Limit exceeded.\"}]', RETRY_LATER"
  })
  void aReactionFollowsFromTheBody(int status, String text, Reaction expected) {
    // Given
    Answer answer = Answer.of(status, "application/json", text.getBytes(UTF_8));

    // When
    Failure failure = Judgement.of(answer, Scope.REQUEST);

    // Then
    assertThat(failure.reaction()).isEqualTo(expected);
  }

  private static ErrorBody json(String text) {
    return ErrorBody.of(Answer.of(400, "application/json", text.getBytes(UTF_8)));
  }
}
