package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.StandardFaults;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Look-ups against the stand-in, over HTTP: what is asked for, and whose an answer is. */
class LookUpsTest extends LookUpSuite {
  private static final int LONGEST_URI = 16_384;

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
}
