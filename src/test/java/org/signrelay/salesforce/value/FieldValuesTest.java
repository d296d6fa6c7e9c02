package org.signrelay.salesforce.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.design.DateOrder;
import org.signrelay.design.DateSettings;
import org.signrelay.salesforce.describe.FieldDescription;
import org.signrelay.salesforce.describe.FieldType;
import org.signrelay.salesforce.reaction.Reaction;

class FieldValuesTest {
  private static final DateSettings DATES =
      new DateSettings(ZoneId.of("America/New_York"), DateOrder.MDY);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT           | as it is              | \"as it is\"",
        "TEXT           | 1/31/2027             | \"1/31/2027\"",
        "EMAIL          | a@example.org         | \"a@example.org\"",
        "PICKLIST       | red                   | \"red\"",
        "MULTI_PICKLIST | Red; blue             | \"Red; blue\"",
        "CHECKBOX       | TRUE                  | true",
        "CHECKBOX       | yes                   | true",
        "CHECKBOX       | 0                     | false",
        "WHOLE_NUMBER   | 12                    | 12",
        "WHOLE_NUMBER   | 12.00                 | 12",
        "NUMBER         | -12.50                | -12.50",
        "NUMBER         | +7                    | 7",
        "DATE           | 1/31/2027 11:05:09 PM | \"2027-01-31\"",
        "DATE_TIME      | 1/31/2027 3:05:09 PM  | \"2027-01-31T20:05:09.000Z\"",
        "DATE_TIME      | 2027-01-31T15:05:09Z  | \"2027-01-31T15:05:09.000Z\"",
        "ID             | 001000000000001       | \"001000000000001\"",
        "OTHER          | 1                     | \"1\"",
      })
  void eachTypeGetsWhatItTakes(FieldType type, String text, String json) {
    // When
    Optional<FieldValue> value = convert(field(type), text);

    // Then
    assertThat(value).map(FieldValue::json).map(JsonValue::toString).hasValue(json);
    assertThat(value).flatMap(FieldValue::remark).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL          | a-long-address-indeed@example.org | at most 20 fit",
        "PICKLIST       | Green                 | right would be Red, Blue",
        "MULTI_PICKLIST | Red;Green             | right would be Red, Blue",
        "CHECKBOX       | maybe                 | right would be true, yes, 1, false, no or 0",
        "WHOLE_NUMBER   | 12.5                  | no whole number",
        "WHOLE_NUMBER   | 1234567               | at most 6 digits fit",
        "NUMBER         | 12,50                 | such as 1234.5",
        "NUMBER         | 1e999999999           | such as 1234.5",
        "DATE           | 31/01/2027            | \"31/01/2027\" is no date that can be read with dates.order = MDY",
        "DATE           | at once!              | right would be 2027-01-31T15:05:09Z",
        "DATE_TIME      | 1/31/1066             | the years 1700 to 4000",
      })
  void aValueThatDoesNotFitIsADeadLetterThatSaysWhatWouldBeRight(
      FieldType type, String text, String right) {
    assertThatThrownBy(() -> convert(field(type), text))
        .isInstanceOfSatisfying(
            UnfitValueException.class,
            unfit -> {
              assertThat(unfit.failure().reaction()).isEqualTo(Reaction.DEAD_LETTER);
              assertThat(unfit.failure().code()).isEqualTo("unfit-value");
              assertThat(unfit.failure().message())
                  .startsWith("the value other for Field__c, which takes ")
                  .contains(right);
            });
  }

  @Test
  void aTextThatIsTooLongIsCutAndSaysSo() {
    // When
    Optional<FieldValue> value = convert(field(FieldType.TEXT), "123456789 123456789 123");

    // Then
    assertThat(value)
        .map(FieldValue::json)
        .map(JsonValue::toString)
        .hasValue("\"123456789 123456789 \"");
    assertThat(value)
        .flatMap(FieldValue::remark)
        .hasValue("the value other was cut from 23 to 20 characters for Field__c");
  }

  @Test
  void noCharacterIsCutInTwo() {
    // When
    Optional<FieldValue> value =
        convert(field(FieldType.TEXT), "123456789 123456789\ud83d\ude00 and more");

    // Then
    assertThat(value)
        .map(FieldValue::json)
        .map(JsonValue::toString)
        .hasValue("\"123456789 123456789\"");
  }

  @Test
  void aPicklistThatIsNotRestrictedTakesAnyValue() {
    // When
    Optional<FieldValue> value =
        convert(
            new FieldDescription(
                "Field__c",
                FieldType.PICKLIST,
                "picklist",
                255,
                0,
                true,
                true,
                false,
                false,
                false,
                List.of("Red")),
            "Green");

    // Then
    assertThat(value).map(FieldValue::json).map(JsonValue::toString).hasValue("\"Green\"");
  }

  @Test
  void aDateThatNetNeverSetLeavesTheFieldAlone() {
    // When
    Optional<FieldValue> value = convert(field(FieldType.DATE_TIME), "1/1/0001 12:00:00 AM");

    // Then
    assertThat(value).isEmpty();
  }

  @Test
  void aFieldThatMayNotBeWrittenIsNamed() {
    // Given
    FieldDescription readOnly =
        new FieldDescription(
            "Field__c",
            FieldType.TEXT,
            "string",
            20,
            0,
            false,
            true,
            false,
            false,
            false,
            List.of());

    // Then
    assertThatThrownBy(() -> convert(readOnly, "x"))
        .hasMessageContaining("Field__c may not be written");
  }

  @Test
  void aValueThatMayBePrivateIsNotShown() {
    assertThatThrownBy(() -> convert(field(FieldType.DATE), "5f0f1c62-6f5c-4a0b-9d8f-0c1f6f5a7b01"))
        .hasMessageNotContainingAny("5f0f1c62");
    assertThatThrownBy(() -> convert(field(FieldType.NUMBER), "secret"))
        .hasMessageNotContainingAny("secret");
  }

  private static Optional<FieldValue> convert(FieldDescription field, String text) {
    return FieldValues.of(field, new ValueText("the value other", text), DATES);
  }

  private static FieldDescription field(FieldType type) {
    return new FieldDescription(
        "Field__c", type, "any", 20, 6, true, true, false, false, true, List.of("Red", "Blue"));
  }
}
