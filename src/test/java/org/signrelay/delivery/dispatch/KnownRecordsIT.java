package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signrelay.design.RecordSettings;
import org.signrelay.salesforce.record.KnownRecords;
import org.signrelay.salesforce.record.KnownRecords.Search;

/** Which ids of records spare a look-up. */
class KnownRecordsIT extends QueueSuite {
  private static final String ID = "a0D000000000001AAA";
  private static final String OTHER_ID = "a0D000000000002AAA";
  private static final Search BY_KEY = search("Key__c", Optional.empty(), Optional.empty());
  private static final Search BY_OTHER_KEY =
      search("Other_Key__c", Optional.empty(), Optional.empty());

  private final UUID record = UUID.randomUUID();

  @Inject KnownRecords knownRecords;
  @Inject StoredRows rows;

  @Test
  void aRecordThatWasFoundInThisWayIsKnown() {
    // Given
    remember(ID, BY_KEY);

    // When
    Map<UUID, String> known = knownRecords.idsOf(Map.of(record, BY_KEY));

    // Then
    assertThat(known).containsExactly(Map.entry(record, ID));
  }

  @Test
  void aCorrectedKeyFieldIsFollowedByALookUp() {
    // Given
    remember(ID, BY_KEY);

    // When
    Map<UUID, String> known = knownRecords.idsOf(Map.of(record, BY_OTHER_KEY));

    // Then
    assertThat(known).isEmpty();
    remember(OTHER_ID, BY_OTHER_KEY);
    assertThat(knownRecords.idsOf(Map.of(record, BY_OTHER_KEY))).containsValue(OTHER_ID);
  }

  @Test
  void aCorrectedAuthTokenFieldIsFollowedByALookUp() {
    // Given
    remember(ID, search("Key__c", Optional.of("Token__c"), Optional.of("a-token")));

    // When
    Map<UUID, String> known =
        knownRecords.idsOf(
            Map.of(
                record, search("Key__c", Optional.of("Other_Token__c"), Optional.of("a-token"))));

    // Then
    assertThat(known).isEmpty();
  }

  @Test
  void anotherTokenIsLookedForAndTheSameInCapitalsIsNot() {
    // Given
    remember(ID, search("Key__c", Optional.of("Token__c"), Optional.of("a-token")));

    // When
    Map<UUID, String> another =
        knownRecords.idsOf(
            Map.of(record, search("Key__c", Optional.of("Token__c"), Optional.of("b-token"))));
    Map<UUID, String> capitals =
        knownRecords.idsOf(
            Map.of(record, search("Key__c", Optional.of("Token__c"), Optional.of("A-TOKEN"))));

    // Then
    assertThat(another).isEmpty();
    assertThat(capitals).containsValue(ID);
  }

  @Test
  void whatAnEarlierVersionRememberedIsLookedForAgain() {
    // Given a row that says nothing of the fields
    remember(ID, BY_KEY);
    rows.forgetHowRecordWasFound(record);

    // When
    Map<UUID, String> known = knownRecords.idsOf(Map.of(record, BY_KEY));

    // Then
    assertThat(known).isEmpty();
    remember(ID, BY_KEY);
    assertThat(knownRecords.idsOf(Map.of(record, BY_KEY))).containsValue(ID);
  }

  private void remember(String id, Search search) {
    knownRecords.remember(List.of(new KnownRecords.Sighting(record, id, search)));
  }

  private static Search search(
      String keyField, Optional<String> tokenField, Optional<String> token) {
    return new Search(new RecordSettings("Doc__c", keyField, "Status__c", tokenField), token);
  }
}
