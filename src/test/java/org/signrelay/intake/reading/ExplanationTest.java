package org.signrelay.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.signrelay.design.Design;
import org.signrelay.design.FieldSource;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.reading.Explanation.Recognised;

class ExplanationTest {
  private static final Design DESIGN =
      SampleDesign.writing(Map.of("Own__c", new FieldSource.NamedValue("ownvalue")));

  @Test
  void eachValueIsNamedAsItIsRecognised() {
    // When
    Explanation explanation =
        explain("DOCUMENT_ID={D-1}", "completedOn=31 Jan 2027", "Own Value=x", "else=y", "own=z");

    // Then
    assertThat(explanation.recognised())
        .isEqualTo(
            Map.of(
                "documentId", new Recognised("DOCUMENT_ID", "D-1"),
                "completionDate", new Recognised("completedOn", "31 Jan 2027"),
                "ownvalue", new Recognised("Own Value", "x")));
    assertThat(explanation.ignored()).containsExactly("else", "own");
  }

  @Test
  void whatIsMissingOrSetAsideIsIgnored() {
    // When
    Explanation explanation =
        explain(
            "documentId=D-1",
            "name=short",
            "documentName=long",
            "orderId=[Order ID]",
            "orderId={}");

    // Then
    assertThat(explanation.recognised()).containsOnlyKeys("documentId", "documentName");
    assertThat(explanation.ignored()).containsExactly("name", "orderId");
  }

  @Test
  void secretsAreNotShownAndCredentialsThatTheDesignDoesNotTakeAreIgnored() {
    // When
    Explanation explanation =
        explain("authToken=T-1", "envelopeAuthToken=T-2", "username=u", "password=p", "domain=d");

    // Then
    assertThat(explanation.recognised())
        .isEqualTo(
            Map.of(
                "documentAuthToken", new Recognised("authToken", "***"),
                "envelopeAuthToken", new Recognised("envelopeAuthToken", "***")));
    assertThat(explanation.ignored()).containsExactly("username", "password", "domain");
  }

  @Test
  void aLongValueIsCut() {
    assertThat(explain("documentName=" + "x".repeat(2_000)).recognised().get("documentName"))
        .isEqualTo(new Recognised("documentName", "x".repeat(1_000) + "…"));
  }

  private static Explanation explain(String... values) {
    List<FoundValue> found =
        Arrays.stream(values)
            .map(value -> value.split("=", 2))
            .map(pair -> new FoundValue(pair[0], pair[1], new Place(1, 1)))
            .toList();
    return Explanation.of(DESIGN, found);
  }
}
