package org.signrelay.salesforce.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DescribeAnswerTest {
  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

  @Test
  void whatMattersOfAnObjectAndItsFieldsIsRead() {
    // Given
    String body =
        """
        {"name":"Doc__c","updateable":true,"queryable":true,"fields":[
          {"name":"Key__c","type":"string","length":40,"precision":0,"scale":0,"digits":0,
           "updateable":true,"filterable":true,"unique":true,"externalId":true,"idLookup":true,
           "restrictedPicklist":false,"picklistValues":[]},
          {"name":"Amount__c","type":"currency","precision":18,"scale":2},
          {"name":"Color__c","type":"picklist","length":255,"restrictedPicklist":true,
           "picklistValues":[{"value":"Red","active":true},{"value":"Old","active":false}]}]}""";

    // When
    ObjectDescription object = DescribeAnswer.read(body, NOW).orElseThrow();

    // Then
    assertThat(object.updateable()).isTrue();
    assertThat(object.field("key__C"))
        .hasValue(
            new FieldDescription(
                "Key__c",
                FieldType.TEXT,
                "string",
                40,
                0,
                true,
                true,
                true,
                true,
                false,
                List.of()));
    assertThat(object.field("Amount__c").orElseThrow().wholeDigits()).isEqualTo(16);
    assertThat(object.field("Color__c").orElseThrow().values()).containsExactly("Red");
    assertThat(object.field("Missing__c")).isEmpty();
  }

  @Test
  void anAnswerThatIsCutOffIsNone() {
    // When
    Optional<ObjectDescription> object = DescribeAnswer.read("{\"name\":\"Doc__c\",\"fie", NOW);

    // Then
    assertThat(object).isEmpty();
  }
}
