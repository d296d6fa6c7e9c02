package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.RecordSettings;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Look-ups into several objects in one call. */
class LookUpPartsTest extends LookUpSuite {
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
}
