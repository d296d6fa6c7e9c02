package org.signrelay.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class CallValuesTest {

  @ParameterizedTest
  @EnumSource(ValueName.class)
  void everySpellingOfEveryNameIsRecognised(ValueName name) {
    for (String spelling : name.spellings()) {
      assertThat(read(spelling.toUpperCase(Locale.ROOT), "x").get(name)).contains("x");
      assertThat(read("ns:" + spelling.replaceAll("([A-Z])", "_$1"), "x").get(name)).contains("x");
      assertThat(read(spelling.replaceAll("([A-Z])", " - $1"), "x").get(name)).contains("x");
    }
  }

  @Test
  void aLaterAliasNeverOverridesTheFullName() {
    assertThat(read("fileData", "b", "documentContent", "a").get(ValueName.DOCUMENT_CONTENT))
        .contains("a");
    assertThat(read("completedDocument", "c", "fileData", "b").get(ValueName.DOCUMENT_CONTENT))
        .contains("b");
    assertThat(
            read("name", "alias", "documentName", "[Document Name]").get(ValueName.DOCUMENT_NAME))
        .contains("alias");
  }

  @Test
  void oneNameWithTwoDifferentValuesIsRefusedNamingBoth() {
    assertRefused(
        Problem.CONFLICTING_VALUES,
        "\"Document_Name\" has two different values:"
            + " \"one\" (line 1, column 1) and \"two\" (line 2, column 1).",
        "Document_Name",
        "one",
        "documentname",
        "two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "userName", "authToken", "envelopeAuthToken"})
  void aConflictNeverShowsASecret(String name) {
    assertRefused(
        Problem.CONFLICTING_VALUES,
        "\"" + name + "\" has two different values: at line 1, column 1 and at line 2, column 1.",
        name,
        "hush",
        name,
        "hush hush");
  }

  @Test
  void sayingTheSameTwiceIsNoConflict() {
    assertThat(read("status", "DCO", "Status", "DCO").get(ValueName.STATUS)).contains("DCO");
    assertThat(read("status", "DCO", "Status", "[Status]").get(ValueName.STATUS)).contains("DCO");
    assertThat(read("domain", "a", "domain", "b").get(ValueName.DOMAIN)).isPresent();
  }

  @Test
  void idsAgreeWhateverTheirCaseAndBracesAndTheFirstIsKeptAsSent() {
    assertThat(read("documentId", "{aB-1}", "documentId", "AB-1").get(ValueName.DOCUMENT_ID))
        .contains("aB-1");
  }

  @Test
  void anUnmappedNameKeepsAllItsValuesInAnyOrder() {
    assertThat(read("row", "b", "row", "a", "row", "b").withoutCredentials())
        .isEqualTo(Map.of("row", "a, b"));
  }

  @Test
  void aMappedNameMustNotContradictItself() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () -> CallValues.of(found("Cost Centre", "1", "costCentre", "2"), Set.of("costcentre")))
        .satisfies(
            refused ->
                assertThat(refused.refusal().detail())
                    .isEqualTo(
                        "\"Cost Centre\" has two different values: at line 1, column 1 and at"
                            + " line 2, column 1."));
  }

  @Test
  void aNameWithoutLettersIsLeftOut() {
    assertThat(read("", "x", "_ -", "y").withoutCredentials()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\ud800", "x\udc00"})
  void whatCannotBeStoredIsRefusedByItsName(String text) {
    assertRefused(
        Problem.UNUSABLE_VALUE,
        "\"feedback\" (line 1, column 1) holds a NUL character or half of a surrogate pair.",
        "feedback",
        text);
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read("n" + text, "x"));
  }

  @Test
  void anIdIsOneLineOfAtMost255Characters() {
    assertThat(read("documentId", "x".repeat(255)).get(ValueName.DOCUMENT_ID)).isPresent();
    assertRefused(
        Problem.UNUSABLE_VALUE,
        "documentId (line 1, column 1) has more than 255 characters.",
        "documentId",
        "x".repeat(256));
    assertThat(read("documentId", "\u0130".repeat(127)).get(ValueName.DOCUMENT_ID)).isPresent();
    assertRefused(
        Problem.UNUSABLE_VALUE,
        "documentId (line 1, column 1) has more than 255 characters in lower case.",
        "documentId",
        "\u0130".repeat(128));
    assertRefused(
        Problem.UNUSABLE_VALUE,
        "orderId (line 1, column 1) holds a control character.",
        "Order ID",
        "1\n2");
  }

  @Test
  void otherTextsMayBeLongAndHaveLines() {
    // Given
    String text = "line\r\n\tline \uD83D\uDE00".repeat(1_000);

    // Then
    assertThat(read("feedback", text).get(ValueName.FEEDBACK)).contains(text);
  }

  private static void assertRefused(Problem problem, String detail, String... namesAndValues) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(namesAndValues))
        .satisfies(
            refused -> {
              assertThat(refused.refusal().detail()).isEqualTo(detail);
              assertThat(refused.refusal().problem()).isEqualTo(problem);
            });
  }

  private static CallValues read(String... namesAndValues) {
    return CallValues.of(found(namesAndValues), Set.of());
  }

  private static List<FoundValue> found(String... namesAndValues) {
    List<FoundValue> found = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      found.add(new FoundValue(namesAndValues[i], namesAndValues[i + 1], new Place(i / 2 + 1, 1)));
    }
    return found;
  }
}
