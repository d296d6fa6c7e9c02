package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.StandardFaults;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.schema.Field;

/** Look-ups against the stand-in, over HTTP. */
class LookUpsTest {
  private static final int LONGEST_URI = 16_384;
  private static final CallMatcher QUERIES = CallMatcher.kind(CallKind.QUERY);
  private static final CallMatcher COMPOSITES = CallMatcher.kind(CallKind.COMPOSITE);
  private static final CallMatcher PAGES = CallMatcher.kind(CallKind.QUERY_MORE);

  private final ConnectedOrg connected = ConnectedOrg.bySoap();
  private final SalesforceStandIn salesforce = connected.salesforce();
  private final RecordSettings documents = connected.record(Kind.DOCUMENT);
  private final RecordSettings envelopes = connected.record(Kind.ENVELOPE);
  private final LookUps lookUps = new LookUps();

  LookUpsTest() {
    lookUps.calls = connected.afresh();
  }

  @AfterEach
  void close() {
    connected.close();
  }

  @Test
  void whatIsReadIsWhatTheDesignNeedsToKnow() {
    // Given
    String id = connected.document("Doc-1");
    salesforce.rows().update(id, Map.of("Status__c", "DST", "Auth_Token__c", "t0ken"));
    connected.document("doc-2");
    var withToken = withFields("Status__c", Optional.of("Auth_Token__c"));

    // When
    List<FoundRecord> found = lookUps.find(connected.org(), new LookUp(withToken, "DOC-1"));

    // Then
    assertThat(found)
        .containsExactly(new FoundRecord(id, Optional.of("DST"), Optional.of("t0ken")));
  }

  @Test
  void manyLookUpsOfOneObjectAreOneQuery() {
    // Given
    List<LookUp> wanted = Stream.concat(existing(100), Stream.of(document("none"))).toList();

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), wanted);

    // Then
    assertThat(wanted.subList(0, 100))
        .allSatisfy(lookUp -> assertThat(matches(found, lookUp)).hasSize(1));
    assertThat(matches(found, document("none"))).isEmpty();
    assertThat(connected.calls(CallKind.QUERY)).isOne();
    assertThat(connected.calls(CallKind.COMPOSITE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "'", "\\", "\ud83d\ude00"})
  void aQueryIsSplitByTheLengthOfItsUriHoweverLongItsKeysAre(String character) {
    // Given
    List<LookUp> wanted =
        IntStream.range(0, 100)
            .mapToObj(i -> i + character.repeat(240 / character.length()))
            .map(this::existing)
            .toList();

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), wanted);

    // Then
    assertThat(wanted).allSatisfy(lookUp -> assertThat(matches(found, lookUp)).hasSize(1));
    assertThat(salesforce.calls().all())
        .allSatisfy(call -> assertThat(call.target().length()).isLessThanOrEqualTo(LONGEST_URI));
    long queries = LookUpQuery.of(wanted).size();
    assertThat(queries).isGreaterThan(1);
    assertThat(connected.calls(CallKind.COMPOSITE, CallKind.QUERY)).isEqualTo((queries + 4) / 5);
  }

  @Test
  void aUriThatIsTooLongAllTheSameIsHalvedUntilItIsNot() {
    // Given
    salesforce
        .on(QUERIES.and(CallMatcher.target("%27%2C%27")))
        .always()
        .answer(StandardFaults.uriTooLong());
    List<LookUp> wanted = existing(4).toList();

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), wanted);

    // Then
    assertThat(wanted).allSatisfy(lookUp -> assertThat(matches(found, lookUp)).hasSize(1));
    assertThat(connected.calls(CallKind.QUERY)).isEqualTo(1 + 2 + 4);
  }

  @Test
  void aSingleKeyThatIsTooLongIsNotHalvedForEver() {
    // Given
    salesforce.on(QUERIES).always().answer(StandardFaults.uriTooLong());

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), existing(2).toList());

    // Then
    assertThat(found.values()).hasSize(2).allMatch(Found.Unknown.class::isInstance);
    assertThat(connected.calls(CallKind.QUERY)).isEqualTo(3);
  }

  @Test
  void allRecordsWithOneKeyAreToldOf() {
    // Given
    keysNeedNotBeUnique();
    List<String> twins = List.of(connected.document("doc-1"), connected.document("DOC-1"));

    // When
    List<FoundRecord> found = lookUps.find(connected.org(), document("doc-1"));

    // Then
    assertThat(found).extracting(FoundRecord::id).containsExactlyInAnyOrderElementsOf(twins);
  }

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

  @Test
  void documentsAndEnvelopesShareACall() {
    // Given
    LookUp document = existing("one");
    connected.envelope("one");
    LookUp envelope = new LookUp(envelopes, "one");

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), List.of(document, envelope));

    // Then
    assertThat(matches(found, document)).hasSize(1);
    assertThat(matches(found, envelope)).hasSize(1);
    assertThat(connected.calls(CallKind.COMPOSITE)).isOne();
    assertThat(connected.calls()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"compositeResponse\":[]}",
        "{\"compositeResponse\":[{\"httpStatusCode\":200,\"body\":{\"done\":true,\"records\":[]}}]}",
        "{\"compositeResponse\":[{\"httpStatusCode\":200},{\"httpStatusCode\":200},{}]}",
        "{\"compositeResponse\":[{},{\"body\":{\"done\":true,\"records\":[]}}]}",
        "{\"compositeResponse\":[{\"httpStatusCode\":200,\"body\":null},{\"httpStatusCode\":200}]}",
        "{\"compositeResponse\":[{\"httpSta",
        "<html><body>Sorry</body></html>",
        ""
      })
  void aSharedAnswerThatIsNotWholeIsAskedForAgain(String body) {
    // Given
    salesforce.on(COMPOSITES).always().answer(Answer.json(200, body));

    // When
    Map<LookUp, Found> found =
        lookUps.find(connected.org(), List.of(document("one"), new LookUp(envelopes, "one")));

    // Then
    assertThat(found.values())
        .hasSize(2)
        .allSatisfy(
            result ->
                assertThat(((Found.Unknown) result).failure().reaction())
                    .isEqualTo(Reaction.RETRY));
    assertThat(connected.calls(CallKind.COMPOSITE)).isOne();
  }

  @Test
  void aDesignWithAWrongFieldHarmsNoOtherDesignOfTheObject() {
    // Given
    LookUp right = existing("doc-1");
    LookUp wrong = new LookUp(withFields("No_Such_Field__c", Optional.empty()), "doc-1");

    // When
    Map<LookUp, Found> found = lookUps.find(connected.org(), List.of(right, wrong));

    // Then
    assertThat(matches(found, right)).hasSize(1);
    assertThat(((Found.Unknown) found.get(wrong)).failure().code()).isEqualTo("INVALID_FIELD");
    assertThat(connected.calls(CallKind.QUERY)).isEqualTo(3);
  }

  @Test
  void aPartThatFailsHarmsNoOtherPart() {
    // Given
    LookUp document = existing("doc-1");
    var hidden = new RecordSettings("No_Such__c", "Key__c", "Status__c", Optional.empty());

    // When
    Map<LookUp, Found> found =
        lookUps.find(connected.org(), List.of(document, new LookUp(hidden, "doc-1")));

    // Then
    assertThat(matches(found, document)).hasSize(1);
    assertThat(((Found.Unknown) found.get(new LookUp(hidden, "doc-1"))).failure().reaction())
        .isEqualTo(Reaction.DEAD_LETTER);
  }

  @Test
  void aRowThatNobodyAskedForBelongsToNobody() {
    // Given
    salesforce
        .on(QUERIES)
        .answer(
            Answer.json(
                200,
                "{\"done\":true,\"records\":[{\"Id\":\"a0D\",\"Document_Id__c\":\"other\"}]}"));

    // When
    List<FoundRecord> found = lookUps.find(connected.org(), document("doc-1"));

    // Then
    assertThat(found).isEmpty();
  }

  private void keysNeedNotBeUnique() {
    salesforce.define(
        salesforce.type("ESign_Document__c").field(Field.text("Document_Id__c", 255)));
  }

  private RecordSettings withFields(String statusField, Optional<String> tokenField) {
    return new RecordSettings(documents.object(), documents.keyField(), statusField, tokenField);
  }

  private LookUp document(String key) {
    return new LookUp(documents, key);
  }

  private LookUp existing(String key) {
    connected.document(key);
    return document(key.toUpperCase(Locale.ROOT));
  }

  private Stream<LookUp> existing(int number) {
    return IntStream.range(0, number).mapToObj(i -> existing("doc-" + i));
  }

  private Failure failure(LookUp lookUp) {
    return ((Found.Unknown) lookUps.find(connected.org(), List.of(lookUp)).get(lookUp)).failure();
  }

  private static List<FoundRecord> matches(Map<LookUp, Found> found, LookUp lookUp) {
    return ((Found.Matches) found.get(lookUp)).records();
  }
}
