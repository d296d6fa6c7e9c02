package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;

class UpdateResultsTest {
  private static final String SUCCESS = "{\"id\":\"a01\",\"success\":true,\"errors\":[]}";
  private static final RecordUpdate FIRST = new RecordUpdate("Doc__c", "a01", Map.of());
  private static final RecordUpdate SECOND = new RecordUpdate("Doc__c", "a02", Map.of());
  private static final List<RecordUpdate> BOTH = List.of(FIRST, SECOND);

  @Test
  void eachRecordHasItsOwnResult() {
    // Given
    Answer answer =
        json(
            "["
                + SUCCESS
                + ",{\"success\":false,\"errors\":[{\"statusCode\":\"ENTITY_IS_DELETED\","
                + "\"message\":\"entity is deleted\",\"fields\":[]}]}]");

    // When
    Map<RecordUpdate, Optional<Failure>> results = UpdateResults.ofEach(BOTH, answer).orElseThrow();

    // Then
    assertThat(results.get(FIRST)).isEmpty();
    assertThat(results.get(SECOND).orElseThrow().code()).isEqualTo("ENTITY_IS_DELETED");
  }

  @Test
  void tooFewResultsAreNoneAndTheRequestIsRepeated() {
    // Given
    Answer answer = json("[" + SUCCESS + "]");

    // When
    Failure failure = UpdateResults.ofWhole(answer);

    // Then
    assertThat(UpdateResults.ofEach(BOTH, answer)).isEmpty();
    assertThat(failure.code()).isEqualTo("incomplete-answer");
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html><body>Sorry</body></html>", "[{\"id\":\"a01\",\"succ", "{}", ""})
  void aPageOrACutAnswerIsNoResult(String body) {
    // Given
    Answer answer = json(body);

    // When
    Failure failure = UpdateResults.ofWhole(answer);

    // Then
    assertThat(UpdateResults.ofEach(BOTH, answer)).isEmpty();
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
  }

  @Test
  void aResultWithNeitherSuccessNorErrorIsRepeated() {
    // Given
    Answer answer = json("[" + SUCCESS + ",{\"success\":false,\"errors\":[]}]");

    // When
    Map<RecordUpdate, Optional<Failure>> results = UpdateResults.ofEach(BOTH, answer).orElseThrow();

    // Then
    assertThat(results.get(SECOND).orElseThrow().code()).isEqualTo("unreadable-answer");
    assertThat(results.get(SECOND).orElseThrow().reaction()).isEqualTo(Reaction.RETRY);
  }

  private static Answer json(String body) {
    return Answer.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
