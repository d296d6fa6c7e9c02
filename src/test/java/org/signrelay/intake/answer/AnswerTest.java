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
  @CsvSource({
    "SOAP_1_1, http://schemas.xmlsoap.org/soap/envelope/, text/xml;charset=UTF-8",
    "SOAP_1_2, http://www.w3.org/2003/05/soap-envelope, application/soap+xml;charset=UTF-8",
  })
  void inSoapTheResponseIsTheOnlyChildOfTheBody(AnswerForm form, String namespace, String type) {
    // When
    Answer answer = Answer.of(new Acceptance.Accepted(ID));

    // Then
    assertThat(form.mediaType(answer)).isEqualTo(type);
    assertThat(text(answer, form))
        .isEqualTo(
            "<soap:Envelope xmlns:soap=\""
                + namespace
                + "\"><soap:Body><response><result>accepted</result>"
                + "<id>0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d</id></response>"
                + "</soap:Body></soap:Envelope>");
  }

  @ParameterizedTest
  @CsvSource({"MISSING_VALUE, Client", "NOT_COMMITTED, Server"})
  void inSoap11ARefusalIsAFault(Problem problem, String code) {
    assertThat(text(new Answer.Refused(new Refusal(problem, "A & B")), AnswerForm.SOAP_1_1))
        .isEqualTo(
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                + "<soap:Body><soap:Fault><faultcode>soap:"
                + code
                + "</faultcode><faultstring>A &amp; B</faultstring><detail><response><result>"
                + problem.result()
                + "</result><code>"
                + problem.status()
                + "</code><reason>A &amp; B</reason></response></detail>"
                + "</soap:Fault></soap:Body></soap:Envelope>");
  }

  @ParameterizedTest
  @CsvSource({"MISSING_VALUE, Sender", "NOT_COMMITTED, Receiver"})
  void inSoap12ARefusalIsAFault(Problem problem, String code) {
    assertThat(text(new Answer.Refused(new Refusal(problem, "A & B")), AnswerForm.SOAP_1_2))
        .isEqualTo(
            "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\">"
                + "<soap:Body><soap:Fault><soap:Code><soap:Value>soap:"
                + code
                + "</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">A &amp; B"
                + "</soap:Text></soap:Reason><soap:Detail><response><result>"
                + problem.result()
                + "</result><code>"
                + problem.status()
                + "</code><reason>A &amp; B</reason></response></soap:Detail>"
                + "</soap:Fault></soap:Body></soap:Envelope>");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // Accept names exactly one
        "application/xml, JSON, XML",
        "'application/json;q=0.5, */*', XML, JSON",
        "application/problem+json, XML, JSON",
        "'text/html, text/xml', JSON, XML",
        "application/soap+xml, FORM, XML",
        "application/json, SOAP_1_1, JSON",
        // SOAP is XML, unless plain XML is asked for
        "text/xml, SOAP_1_1, SOAP_1_1",
        "'text/xml, multipart/related', SOAP_1_2, SOAP_1_2",
        "application/soap+xml, SOAP_1_2, SOAP_1_2",
        "'application/xml, text/xml', SOAP_1_1, SOAP_1_1",
        "application/xml, SOAP_1_1, XML",
        // it names both or none: the format of the call
        "'application/json, text/xml', XML, XML",
        "*/*, XML, XML",
        "*/*, SOAP_1_2, SOAP_1_2",
        "image/png, JSON, JSON",
        "-, XML, XML",
        "-, SOAP_1_1, SOAP_1_1",
        "-, FORM, JSON",
        "'', JSON, JSON",
        "-, -, JSON",
        "nonsense, -, JSON",
      })
  void theFormFollowsTheCallerAndAcceptOnlyWhenItIsClear(
      String accept, BodyFormat format, AnswerForm expected) {
    assertThat(AnswerForm.choose(accept, Optional.ofNullable(format))).isEqualTo(expected);
  }

  private static String text(Answer answer, AnswerForm form) {
    return new String(form.write(answer), UTF_8);
  }
}
