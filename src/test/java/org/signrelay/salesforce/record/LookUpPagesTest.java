package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Answers that come in pages, and pages that do not come. */
class LookUpPagesTest extends LookUpSuite {
  @Test
  void pagesAreFollowedToTheLast() {
    // Given
    salesforce.settings().queryBatches(1, 2);
    List<LookUp> wanted = existing(5).toList();

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), wanted);

    // Then
    assertThat(wanted).allSatisfy(lookUp -> assertThat(matches(found, lookUp)).hasSize(1));
    assertThat(connected.calls(CallKind.QUERY_MORE)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"totalSize\":2,\"done\":false,\"records\":[]}",
        "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":null,\"records\":[]}",
        "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"https://example.test/services/data/"
            + "x\",\"records\":[]}"
      })
  void rowsThatAreMissingAreNoMissingRecords(String page) {
    // Given
    salesforce.on(QUERIES).always().answer(Answer.json(200, page));

    // When
    Failure failure = failure(document("doc-1"));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.code()).isEqualTo("incomplete-answer");
    assertThat(connected.calls(CallKind.QUERY)).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"records\":null}",
        "{\"done\":true,\"records\":[1]}",
        "{\"done\":true,\"records\":[{\"Document_Id__c\":\"doc-1\"}]}",
        "{\"done\":true,\"records\":[{\"Id\":5,\"Document_Id__c\":\"doc-1\"}]}"
      })
  void anAnswerWithoutRecordsIsAskedForAgain(String body) {
    // Given
    salesforce.on(QUERIES).always().answer(Answer.json(200, body));

    // When
    Failure failure = failure(document("doc-1"));

    // Then
    assertThat(failure.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(failure.code()).isEqualTo("unreadable-answer");
  }

  @Test
  void aPageThatIsCutMakesTheWholeLookUpUnknown() {
    // Given
    salesforce.settings().queryBatches(1, 2);
    salesforce.on(PAGES).after(1).cutMidAnswer();

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), existing(5).toList());

    // Then
    assertThat(found.values())
        .hasSize(5)
        .allSatisfy(
            result ->
                assertThat(((Found.Unknown) result).failure().code()).isEqualTo("connection-lost"));
  }

  @Test
  void aQueryWhosePagesAreGoneIsStartedOnceMore() {
    // Given
    salesforce.settings().queryBatches(1, 2);
    salesforce.on(PAGES).error(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    List<LookUp> wanted = existing(3).toList();

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), wanted);

    // Then
    assertThat(wanted).allSatisfy(lookUp -> assertThat(matches(found, lookUp)).hasSize(1));
    assertThat(connected.calls(CallKind.QUERY)).isEqualTo(2);
  }

  @Test
  void aKeyWithCountlessMatchesHidesNoOther() {
    // Given
    keysNeedNotBeUnique();
    salesforce.settings().queryBatches(1, 1);
    IntStream.range(0, QueryPages.MOST_PAGES + 5).forEach(i -> connected.document("every"));
    LookUp other = existing("only");

    // When
    Map<LookUp, Found> found =
        lookUps.find(connected.org(), List.of(document("every"), other, document("none")));

    // Then
    assertThat(matches(found, document("every"))).hasSize(QueryPages.MOST_PAGES);
    assertThat(matches(found, other)).hasSize(1);
    assertThat(matches(found, document("none"))).isEmpty();
    assertThat(connected.calls(CallKind.QUERY)).isEqualTo(2);
  }

  @Test
  void pagesThatNeverEndAreGivenUp() {
    // Given
    String page =
        "{\"done\":false,\"nextRecordsUrl\":\"/services/data/v64.0/query/01g-1\",\"records\":[]}";
    salesforce.on(QUERIES.or(PAGES)).always().answer(Answer.json(200, page));

    // When
    Failure failure = failure(document("doc-1"));

    // Then
    assertThat(failure.code()).isEqualTo("incomplete-answer");
    assertThat(connected.calls(CallKind.QUERY, CallKind.QUERY_MORE))
        .isEqualTo(QueryPages.MOST_PAGES);
  }
}
