package org.signrelay.intake.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class JsonBodyTest {

  @Test
  void aValueIsFoundAtAnyDepthUnderTheNearestNameAroundIt() {
    // Given
    String json =
        """
        { "call": { "document": { "Document ID": "A-1" } },
          "Status": ["DCO"], "signers": [ { "email": "a@example.test" } ] }
        """;

    // When
    List<FoundValue> found = read(json);

    // Then
    assertThat(found)
        .extracting(FoundValue::name, FoundValue::value)
        .containsExactly(
            tuple("Document ID", "A-1"), tuple("Status", "DCO"), tuple("email", "a@example.test"));
  }

  @Test
  void numbersAndBooleansCountAsTheirText() {
    // When
    List<FoundValue> found = read("{\"a\":70e5,\"b\":-0.10,\"c\":true}");

    // Then
    assertThat(found).extracting(FoundValue::value).containsExactly("70e5", "-0.10", "true");
  }

  @Test
  void nullAndBlankCountAsMissing() {
    assertThat(read("{\"a\":null,\"b\":\"\",\"c\":\" \\t\\n\",\"d\":{},\"e\":[]}")).isEmpty();
  }

  @Test
  void aDuplicateKeyIsTwoValues() {
    assertThat(read("{\"status\":\"DCO\",\"status\":\"DEX\"}"))
        .extracting(FoundValue::value)
        .containsExactly("DCO", "DEX");
  }

  @Test
  void aValueKnowsItsPlace() {
    assertThat(read("{\n  \"a\": \"x\"\n}").get(0).place()).isEqualTo(new Place(2, 8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{\"a\":\"say \"hello\"\"}`|1",
        "`{\"a\":'x'}`|1",
        "`{\"a\":NaN}`|1",
        "`{a:1}`|1",
        "`{\"a\":01}`|1",
        "`{\"a\":1,}`|1",
        "`/* c */ {}`|1",
        "`{\"a\":1} x`|1",
        "`{} {}`|1",
        "`[1] ]`|1",
      })
  void whatIsNotExactlyOneJsonValueIsRefusedWithLineAndColumn(String json, int line) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(json))
        .satisfies(
            refused -> {
              assertThat(refused.refusal().problem()).isEqualTo(Problem.MALFORMED_BODY);
              assertThat(refused.refusal().detail())
                  .matches("The body .* JSON( does)?: line " + line + ", column \\d+\\.");
            });
  }

  @Test
  void theReasonNeverQuotesTheBody() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read("{\"password\": topsecret}"))
        .satisfies(
            refused ->
                assertThat(refused.refusal().detail())
                    .isEqualTo("The body is not valid JSON: line 1, column 23."));
  }

  @Test
  void aTruncatedBodyIsCalledThat() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read("{\"a\":\n\"b"))
        .satisfies(
            refused ->
                assertThat(refused.refusal().detail())
                    .startsWith("The body ends before the JSON does: line 2, column "));
  }

  @Test
  void nestingIsLimited() {
    // Given
    int deepest = XmlBody.DEEPEST;

    // Then
    assertThat(read("[".repeat(deepest) + "]".repeat(deepest))).isEmpty();
    assertRefused("[".repeat(deepest + 1) + "]".repeat(deepest + 1));
    assertRefused("[".repeat(100_000));
    assertRefused("{\"a\":".repeat(100_000));
  }

  @Test
  void hugeNumbersAndNamesAreRefused() {
    assertRefused("{\"a\":" + "9".repeat(100_000) + "}");
    assertRefused("{\"a\":1." + "9".repeat(100_000) + "}");
    assertRefused("{\"" + "n".repeat(100_000) + "\":1}");
  }

  @Test
  void aNumberIsNeverComputed() {
    assertThat(read("{\"a\":1e999999999}"))
        .extracting(FoundValue::value)
        .containsExactly("1e999999999");
  }

  @Test
  void aLongTextIsTaken() {
    // Given
    String text = "x".repeat(900_000);

    // Then
    assertThat(read("{\"feedback\":\"" + text + "\"}"))
        .extracting(FoundValue::value)
        .containsExactly(text);
  }

  @Test
  void tooManyValuesAreRefused() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read("[" + "1,".repeat(FoundValues.MOST) + "1]"))
        .satisfies(refused -> assertThat(refused.refusal().problem()).isEqualTo(Problem.TOO_LARGE));
  }

  private static void assertRefused(String json) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(json))
        .satisfies(
            refused -> assertThat(refused.refusal().problem()).isEqualTo(Problem.MALFORMED_BODY));
  }

  private static List<FoundValue> read(String json) {
    FoundValues values = new FoundValues();
    JsonBody.read(json, values);
    return values.asList();
  }
}
