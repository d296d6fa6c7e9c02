package org.signrelay.intake.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.accept.Acceptance;
import org.signrelay.intake.body.BodyFormat;
import org.signrelay.intake.body.ContentType;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Refusal;

class AnswerTest {
  private static final DeliveryId ID =
      new DeliveryId(UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d"));

  @Test
  void anAcceptedCallIsAnsweredInTheTextOfTheContract() {
    // When
    Answer answer = Answer.of(new Acceptance.Accepted(ID));

    // Then
    assertThat(answer.status()).isEqualTo(202);
    assertThat(text(answer, AnswerForm.JSON))
        .isEqualTo("{\"result\":\"accepted\",\"id\":\"0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d\"}");
    assertThat(AnswerForm.JSON.mediaType(answer)).isEqualTo("application/json");
    assertThat(text(answer, AnswerForm.XML))
        .isEqualTo(
            "<response><result>accepted</result>"
                + "<id>0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d</id></response>");
    assertThat(AnswerForm.XML.mediaType(answer)).isEqualTo("application/xml;charset=UTF-8");
  }

  @Test
  void aDuplicateIsAnsweredWithTheDeliveryThatIsAlreadyThere() {
    // When
    Answer answer = Answer.of(new Acceptance.Duplicate(ID));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(text(answer, AnswerForm.JSON))
        .isEqualTo("{\"result\":\"duplicate\",\"id\":\"0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d\"}");
    assertThat(text(answer, AnswerForm.XML))
        .isEqualTo(
            "<response><result>duplicate</result>"
                + "<id>0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d</id></response>");
  }

  @Test
  void aRefusalIsAProblemInJsonAndAResponseInXml() {
    // Given
    Answer answer =
        new Answer.Refused(new Refusal(Problem.MISSING_VALUE, "The value documentId is missing."));

    // Then
    assertThat(answer.status()).isEqualTo(422);
    assertThat(text(answer, AnswerForm.JSON))
        .isEqualTo(
            "{\"type\":\"urn:signrelay:problem:missing-value\",\"title\":\"A value is missing\","
                + "\"status\":422,\"detail\":\"The value documentId is missing.\","
                + "\"result\":\"refused\"}");
    assertThat(AnswerForm.JSON.mediaType(answer)).isEqualTo("application/problem+json");
    assertThat(text(answer, AnswerForm.XML))
        .isEqualTo(
            "<response><result>refused</result><code>422</code>"
                + "<reason>The value documentId is missing.</reason></response>");
  }

  @Test
  void whatWasNotCommittedIsNotAccepted() {
    // Given
    Answer answer = new Answer.Refused(new Refusal(Problem.NOT_COMMITTED, "Later."));

    // Then
    assertThat(answer.status()).isEqualTo(503);
    assertThat(text(answer, AnswerForm.JSON)).endsWith(",\"result\":\"not accepted\"}");
    assertThat(text(answer, AnswerForm.XML))
        .isEqualTo(
            "<response><result>not accepted</result><code>503</code>"
                + "<reason>Later.</reason></response>");
  }

  @Test
  void anyTextIsEscaped() {
    // Given
    Answer answer =
        new Answer.Refused(new Refusal(Problem.UNUSABLE_VALUE, "\"<a>&amp;]]>'\\ € \uD83D\uDE00"));

    // Then
    assertThat(text(answer, AnswerForm.JSON))
        .contains("\"detail\":\"\\\"<a>&amp;]]>'\\\\ € \uD83D\uDE00\"");
    assertThat(text(answer, AnswerForm.XML))
        .contains("<reason>\"&lt;a&gt;&amp;amp;]]&gt;'\\ € \uD83D\uDE00</reason>");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // Accept names exactly one
        "application/xml, JSON, application/json, XML",
        "'application/json;q=0.5, */*', XML, text/xml, JSON",
        "application/problem+json, XML, text/xml, JSON",
        "'text/html, text/xml', JSON, application/json, XML",
        // it names both or none: the body
        "'application/json, text/xml', XML, application/json, XML",
        "*/*, XML, application/json, XML",
        "image/png, JSON, text/xml, JSON",
        "-, XML, application/json, XML",
        "'', JSON, text/xml, JSON",
        // the body was not understood: the content type, else JSON
        "-, -, text/xml, XML",
        "-, -, application/soap+xml; charset=utf-8, XML",
        "-, -, application/json, JSON",
        "-, -, text/plain, JSON",
        "-, -, -, JSON",
        "nonsense, -, ;, JSON",
      })
  void theFormFollowsTheCallerAndAcceptOnlyWhenItIsClear(
      String accept, BodyFormat understood, String contentType, AnswerForm expected) {
    assertThat(
            AnswerForm.choose(
                accept, Optional.ofNullable(understood), ContentType.parse(contentType)))
        .isEqualTo(expected);
  }

  private static String text(Answer answer, AnswerForm form) {
    return new String(form.write(answer), UTF_8);
  }
}
