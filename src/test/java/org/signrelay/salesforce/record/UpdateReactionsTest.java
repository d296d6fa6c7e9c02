package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.TableRules;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.FaultBuilder;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;

/**
 * Every row of the reaction table as the answer to an update: of a collection as a whole, of one of
 * its items, of a single record; over HTTP.
 */
class UpdateReactionsTest {
  private static final ConnectedOrg CONNECTED = ConnectedOrg.bySoap();
  private static final List<String> RECORDS =
      Stream.of("doc-1", "doc-2", "doc-3").map(CONNECTED::document).toList();

  private final Updates updates = new Updates();

  @AfterAll
  static void close() {
    CONNECTED.close();
  }

  @BeforeEach
  void afresh() {
    updates.calls = CONNECTED.afresh();
    RECORDS.forEach(id -> CONNECTED.salesforce().rows().update(id, Map.of("Status__c", "DCR")));
  }

  @ParameterizedTest
  @CsvFileSource(resources = TableRules.ROWS, delimiter = '\t', numLinesToSkip = 1)
  void aRefusedCollectionMeansWhatTheTableSays(
      String code, Reaction forLogin, Reaction forRequest) {
    // Given
    always(fault -> fault.error(400, code, "reason"));

    // When
    List<Optional<Failure>> results = write(RECORDS);

    // Then
    assertThat(results)
        .extracting(UpdateReactionsTest::reaction)
        .containsOnly(TableRules.ofUpdate(code, forRequest));
    assertThat(collections()).isEqualTo(callsFor(code, forRequest));
    assertThat(logins()).isEqualTo(forRequest == Reaction.REAUTHENTICATE ? 2 : 1);
  }

  @ParameterizedTest
  @CsvFileSource(resources = TableRules.ROWS, delimiter = '\t', numLinesToSkip = 1)
  void aRefusedItemMeansWhatTheTableSaysAndHarmsNoOther(
      String code, Reaction forLogin, Reaction forRequest, Reaction forRecord) {
    // Given
    CONNECTED.salesforce().onRecord(RECORDS.get(1)).always().error(code, "reason");

    // When
    List<Optional<Failure>> results = write(RECORDS);

    // Then
    assertThat(reaction(results.get(1))).isEqualTo(TableRules.ofUpdate(code, forRecord));
    assertThat(results.get(1).map(Failure::code).orElse(code)).isEqualTo(code);
    assertThat(List.of(status(0), status(1), status(2))).containsExactly("DCO", "DCR", "DCO");
    if (forRecord != Reaction.REAUTHENTICATE) {
      assertThat(List.of(results.get(0), results.get(2))).containsOnly(Optional.empty());
    }
    assertThat(writes()).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvFileSource(resources = TableRules.ROWS, delimiter = '\t', numLinesToSkip = 1)
  void aRefusedRecordMeansWhatTheTableSays(
      String code, Reaction forLogin, Reaction forRequest, Reaction forRecord) {
    // Given
    always(fault -> fault.error(400, code, "reason"));

    // When
    List<Optional<Failure>> results = write(RECORDS.subList(0, 1));

    // Then
    assertThat(reaction(results.get(0))).isEqualTo(TableRules.ofUpdate(code, forRecord));
    assertThat(writes()).isEqualTo(forRecord == Reaction.REAUTHENTICATE ? 2 : 1);
    assertThat(logins()).isEqualTo(forRecord == Reaction.REAUTHENTICATE ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST_LIMIT_EXCEEDED, TotalRequests Limit exceeded., RETRY_LATER",
    "REQUEST_LIMIT_EXCEEDED, ConcurrentRequests Limit exceeded., RETRY",
    "REQUEST_LIMIT_EXCEEDED, nobody knows this, RETRY_LATER",
    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, caused by: UNABLE_TO_LOCK_ROW, RETRY",
    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Too many SOQL queries: 101, RETRY",
    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, caused by: a bug, DEAD_LETTER",
    "INVALID_SESSION_ID, This session is not valid for use with the REST API, HOLD",
    "INACTIVE_OWNER_OR_USER, gone, DEAD_LETTER",
    "FIELD_CUSTOM_VALIDATION_EXCEPTION, no, DEAD_LETTER",
    "NEVER_HEARD_OF, no, DEAD_LETTER"
  })
  void theMessageDecidesWhereTheTableSaysSo(String code, String message, Reaction expected) {
    // Given
    CONNECTED.salesforce().onRecord(RECORDS.get(1)).always().error(code, message);

    // When
    List<Optional<Failure>> inCollection = write(RECORDS);
    updates.calls = CONNECTED.afresh();
    always(fault -> fault.error(400, code, message));
    List<Optional<Failure>> alone = write(RECORDS.subList(1, 2));

    // Then
    assertThat(reaction(inCollection.get(1))).isEqualTo(expected);
    assertThat(reaction(alone.get(0))).isEqualTo(expected);
    assertThat(logins()).isOne();
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#passing")
  void passingTroubleIsRetried(Answer answer) {
    // Given
    always(fault -> fault.answer(answer));

    // When
    List<Optional<Failure>> together = write(RECORDS);
    List<Optional<Failure>> alone = write(RECORDS.subList(0, 1));

    // Then
    assertThat(together)
        .extracting(UpdateReactionsTest::reaction)
        .hasSize(3)
        .containsOnly(Reaction.RETRY);
    assertThat(reaction(alone.get(0))).isEqualTo(Reaction.RETRY);
    assertThat(writes()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#stopping")
  void whatConcernsTheOrgStopsIt(Answer answer) {
    // Given
    always(fault -> fault.answer(answer));

    // When
    List<Optional<Failure>> together = write(RECORDS);

    // Then
    assertThat(together).extracting(UpdateReactionsTest::reaction).containsOnly(Reaction.HOLD);
    assertThat(writes()).isEqualTo(answer.status() == 401 ? 2 : 1);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#permanent")
  void whatIsPermanentIsSplitToTheLastRecordAndNotRepeated(Answer answer) {
    // Given
    always(fault -> fault.answer(answer));

    // When
    List<Optional<Failure>> together = write(RECORDS);

    // Then
    assertThat(together)
        .extracting(UpdateReactionsTest::reaction)
        .containsOnly(Reaction.DEAD_LETTER);
    assertThat(collections()).isEqualTo(2);
    assertThat(writes()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("org.signrelay.salesforce.TroubleAnswers#cuts")
  void aCutAnswerConfirmsNothing(Consumer<FaultBuilder> cut) {
    // Given
    always(cut);

    // When
    List<Optional<Failure>> together = write(RECORDS);
    List<Optional<Failure>> alone = write(RECORDS.subList(0, 1));

    // Then
    assertThat(Stream.concat(together.stream(), alone.stream()))
        .extracting(result -> result.orElseThrow().code())
        .hasSize(4)
        .containsOnly("connection-lost");
    assertThat(writes()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "4"})
  void aCollectionNeedsOneResultForEachRecord(int results) {
    // Given
    String success = "{\"id\":\"" + RECORDS.get(0) + "\",\"success\":true,\"errors\":[]}";
    always(
        fault ->
            fault.answerAfterWork(
                Answer.json(
                    200,
                    Stream.generate(() -> success)
                        .limit(results)
                        .collect(Collectors.joining(",", "[", "]")))));

    // When
    List<Optional<Failure>> together = write(RECORDS);

    // Then
    assertThat(together)
        .extracting(result -> result.orElseThrow().code())
        .containsOnly("incomplete-answer");
    assertThat(together).extracting(UpdateReactionsTest::reaction).containsOnly(Reaction.RETRY);
    assertThat(writes()).isOne();
  }

  private static void always(Consumer<FaultBuilder> trouble) {
    trouble.accept(CONNECTED.salesforce().on(CallMatcher.writes()).always());
  }

  private List<Optional<Failure>> write(List<String> records) {
    List<RecordUpdate> wanted =
        records.stream()
            .map(
                id ->
                    new RecordUpdate(
                        "ESign_Document__c", id, Map.of("Status__c", Json.createValue("DCO"))))
            .toList();
    Map<RecordUpdate, Optional<Failure>> results = updates.write(CONNECTED.org(), wanted);
    return wanted.stream().map(results::get).toList();
  }

  /** As the queue understands it. */
  private static Reaction reaction(Optional<Failure> result) {
    return result.map(failure -> TableRules.settled(failure.reaction())).orElse(Reaction.SUCCESS);
  }

  private static Object status(int record) {
    return CONNECTED.salesforce().rows().get(RECORDS.get(record), "Status__c");
  }

  /** What is permanent is split until it is known of each of three records: two collections. */
  private static long callsFor(String code, Reaction forRequest) {
    return switch (forRequest) {
      case REAUTHENTICATE -> 2;
      case ECHO -> 4;
      default -> TableRules.ofUpdate(code, forRequest) == Reaction.DEAD_LETTER ? 2 : 1;
    };
  }

  private static long collections() {
    return CONNECTED.calls(CallKind.COLLECTION_UPDATE);
  }

  private static long writes() {
    return CONNECTED.calls(CallKind.COLLECTION_UPDATE, CallKind.UPDATE);
  }

  private static long logins() {
    return CONNECTED.logins();
  }
}
