package org.signrelay.salesforce.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UpdateRequestsTest {

  @Test
  void twoHundredRecordsGoTogetherAndNoMore() {
    // When
    List<List<RecordUpdate>> requests = UpdateRequests.of(updates("Doc__c", 401));

    // Then
    assertThat(requests).extracting(List::size).containsExactly(200, 200, 1);
  }

  @Test
  void noRecordStandsTwiceInARequestAndTheLaterUpdateGoesLater() {
    // Given
    RecordUpdate first = new RecordUpdate("Doc__c", "a01", Map.of());
    RecordUpdate second = new RecordUpdate("Doc__c", "a01", Map.of());

    // When
    List<List<RecordUpdate>> requests = UpdateRequests.of(List.of(first, second));

    // Then
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).get(0)).isSameAs(first);
    assertThat(requests.get(1).get(0)).isSameAs(second);
  }

  @Test
  void recordsOfOneTypeStandTogether() {
    // Given
    List<RecordUpdate> mixed =
        IntStream.range(0, 6)
            .mapToObj(i -> new RecordUpdate(i % 2 == 0 ? "Doc__c" : "Env__c", "a0" + i, Map.of()))
            .toList();

    // When
    List<List<RecordUpdate>> requests = UpdateRequests.of(mixed);

    // Then
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0))
        .extracting(RecordUpdate::object)
        .containsExactly("Doc__c", "Doc__c", "Doc__c", "Env__c", "Env__c", "Env__c");
  }

  @Test
  void tenTypesGoTogetherAndNoMore() {
    // Given
    List<RecordUpdate> elevenTypes =
        IntStream.range(0, 11)
            .mapToObj(i -> new RecordUpdate("Type" + i + "__c", "a0" + i, Map.of()))
            .toList();

    // When
    List<List<RecordUpdate>> requests = UpdateRequests.of(elevenTypes);

    // Then
    assertThat(requests).extracting(List::size).containsExactly(10, 1);
  }

  private static List<RecordUpdate> updates(String object, int number) {
    return Stream.iterate(0, i -> i + 1)
        .limit(number)
        .map(i -> new RecordUpdate(object, "a" + i, Map.of()))
        .toList();
  }
}
