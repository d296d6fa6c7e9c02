package org.signrelay.intake.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DocumentId;
import org.signrelay.delivery.Notification;
import org.signrelay.delivery.ReceivedDocument;
import org.signrelay.delivery.carry.Preview;
import org.signrelay.design.Design;
import org.signrelay.design.FieldSource;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.reading.Explanation;
import org.signrelay.intake.reading.NotificationReading;

class TrialTest {
  private static final Design DESIGN =
      SampleDesign.writing(Map.of("Name__c", new FieldSource.NamedValue("documentName")));

  @Test
  void aTrialIsAnsweredInTheTextOfTheContract() {
    // Given
    Answer answer = trial(found("Document-Id", "D-1"), found("event", "Declined"), found("a", "b"));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(text(answer, AnswerForm.JSON))
        .isEqualTo(
            "{\"result\":\"valid\",\"kind\":\"document\",\"id\":\"D-1\",\"status\":\"DSD\","
                + "\"recognised\":{\"documentId\":{\"name\":\"Document-Id\",\"value\":\"D-1\"},"
                + "\"event\":{\"name\":\"event\",\"value\":\"Declined\"}},\"ignored\":[\"a\"],"
                + "\"record\":{\"object\":\"DOCUMENT__c\",\"keyField\":\"Key__c\",\"key\":\"D-1\"},"
                + "\"fields\":{\"Status__c\":\"DSD\"},\"caller\":\"anonymous\"}");
    assertThat(AnswerForm.JSON.mediaType(answer)).isEqualTo("application/json");
    assertThat(text(answer, AnswerForm.XML))
        .isEqualTo(
            "<response><result>valid</result><kind>document</kind><id>D-1</id><status>DSD</status>"
                + "<recognised><value name=\"documentId\" sentAs=\"Document-Id\">D-1</value>"
                + "<value name=\"event\" sentAs=\"event\">Declined</value></recognised>"
                + "<ignored><name>a</name></ignored>"
                + "<record><object>DOCUMENT__c</object><keyField>Key__c</keyField><key>D-1</key>"
                + "</record><fields><field name=\"Status__c\">DSD</field></fields>"
                + "<caller>anonymous</caller></response>");
  }

  @Test
  void anEventWithoutStatusHasNone() {
    // When
    Answer answer = trial(found("documentId", "D-1"), found("event", "Feedback Submitted"));

    // Then
    assertThat(text(answer, AnswerForm.JSON))
        .contains("\"status\":null,\"event\":\"feedback-submitted\"");
    assertThat(text(answer, AnswerForm.XML))
        .contains("</id><event>feedback-submitted</event><recognised>");
  }

  @Test
  void whatXmlCannotHoldIsReplaced() {
    // When
    Answer answer =
        trial(
            found("documentId", "D-1"),
            found("status", "DCO"),
            found("name", "a\u0001<b>\uFFFF\uD83D\uDE00"));

    // Then
    assertThat(text(answer, AnswerForm.SOAP_1_1))
        .contains("<soap:Body><response><result>valid</result>")
        .contains("<field name=\"Name__c\">a\uFFFD&lt;b&gt;\uFFFD\uD83D\uDE00</field>");
  }

  @Test
  void documentsAreNamedWithTheirSize() {
    // Given
    ReceivedDocument document =
        new ReceivedDocument(
            DocumentId.random(), "merged", Optional.empty(), "application/pdf", 12, "5", "2");
    List<FoundValue> found = List.of(found("documentId", "D-1"));

    // When
    Answer answer =
        answer(
            NotificationReading.ofTransmission(DESIGN, found, Optional.empty(), List.of(document)),
            found);

    // Then
    assertThat(text(answer, AnswerForm.JSON))
        .endsWith(
            ",\"documents\":[{\"part\":\"merged\",\"fileName\":null,"
                + "\"mediaType\":\"application/pdf\",\"size\":12,\"sha256\":\"2\"}]}");
    assertThat(text(answer, AnswerForm.XML))
        .endsWith(
            "<documents><document part=\"merged\" fileName=\"\" mediaType=\"application/pdf\""
                + " size=\"12\" sha256=\"2\"></document></documents></response>");
  }

  private static Answer trial(FoundValue... values) {
    List<FoundValue> found = List.of(values);
    return answer(
        NotificationReading.ofWebHook(DESIGN, Optional.empty(), found, Optional.empty()), found);
  }

  private static Answer answer(Notification call, List<FoundValue> found) {
    return new Answer.Valid(
        new Trial(call, Explanation.of(DESIGN, found), Preview.of(call), "anonymous"));
  }

  private static FoundValue found(String name, String value) {
    return new FoundValue(name, value, new Place(1, 1));
  }

  private static String text(Answer answer, AnswerForm form) {
    return new String(form.write(answer), UTF_8);
  }
}
