package org.signrelay.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.signrelay.design.vocabulary.Kind.DOCUMENT;
import static org.signrelay.design.vocabulary.Kind.ENVELOPE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.Place;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

class NotificationReadingTest {
  private static final String BOTH_IDS = "documentId=D-1;envelopeId=E-1;";
  private static final Design BOTH = SampleDesign.handling(DOCUMENT, ENVELOPE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // transactionType comes first
        "transactionType=Envelope;status=DCO           |           | ENVELOPE",
        "transactionType=document;status=ECO           | ECO       | DOCUMENT",
        "TRANSACTION_TYPE= Document ;event=Envelope Completed |    | DOCUMENT",
        // then what the status or event names
        "status=DCO                                    | ECO       | ENVELOPE",
        "status=ECO                                    |           | ENVELOPE",
        "status=dco                                    |           | DOCUMENT",
        "event=Envelope Completed                      |           | ENVELOPE",
        "event=Envelope_Complete;documentStatus=DCO    |           | ENVELOPE",
        "event=Document Cancelled                      |           | DOCUMENT",
        "status=DST;event=Envelope Completed           |           | DOCUMENT",
        "status=ECO;event=Document Completed           |           | ENVELOPE",
        "status=DCO;event=Envelope Feedback Submitted  |           | ENVELOPE",
        "envelopeStatus=ECO                            |           | ENVELOPE",
        "documentStatus=DCO;envelopeStatus=ECO         |           | DOCUMENT",
        // then a document if there is an id of one
        "status=Completed                              |           | DOCUMENT",
        "status=DCO;transactionType=[Transaction Type Name] |      | DOCUMENT",
      })
  void theKindIsTheFirstThatTheCallNames(String values, String url, Kind expected) {
    assertThat(read(BOTH, url, BOTH_IDS + values).kind()).isEqualTo(expected);
  }

  @Test
  void withoutADocumentIdOrADocumentRecordItIsAnEnvelope() {
    assertThat(read(BOTH, null, "envelopeId=E-1;status=Completed").kind()).isEqualTo(ENVELOPE);
    assertThat(read(SampleDesign.handling(ENVELOPE), null, BOTH_IDS + "status=Completed").kind())
        .isEqualTo(ENVELOPE);
  }

  @ParameterizedTest
  @CsvSource({
    "Envelope Surprise, ENVELOPE",
    "Document Surprise, DOCUMENT",
    "Surprise, DOCUMENT",
  })
  void anUnknownEventCanStillNameTheKind(String event, Kind expected) {
    assertThat(
            read(SampleDesign.withDefault(Status.STARTED), null, BOTH_IDS + "event=" + event)
                .kind())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the URL
        "documentStatus=DST;status=DST;event=Document Started | completed     | COMPLETED |",
        "event=Feedback Submitted;status=DST                  | DCO           | COMPLETED |",
        "status=DCO                             | feedback-submitted |           | FEEDBACK_SUBMITTED",
        "status=DCO                                           | [Status]      | COMPLETED |",
        "status=DCO                                           | ''            | COMPLETED |",
        // an event that carries no status
        "event=Feedback Submitted;documentStatus=DCO;status=DCO |        |           | FEEDBACK_SUBMITTED",
        "timing=Document Staled;status=DCO                    |         |           | STALED",
        // the status of the record's kind
        "documentStatus=DEX;status=DST;event=Document Started |         | EXPIRED   |",
        "documentStatus=DEX;envelopeStatus=ECO                |         | EXPIRED   |",
        "transactionType=Envelope;documentStatus=DEX;envelopeStatus=ECO | | COMPLETED |",
        // the status
        "status=DCA;event=Document Completed                  |         | CANCELLED |",
        "status=SIGNING_STEP_IN_PROGRESS                      |         | STARTED   |",
        "transactionType=Document;envelopeStatus=ECO;status=DCA |       | CANCELLED |",
        "status=Staled                                        |         |           | STALED",
        // the event
        "event=Document Completed                             |         | COMPLETED |",
        "event=Step 1 Before Step                             |         | STARTED   |",
        "timing=Document_Expired                              |         | EXPIRED   |",
        "event=Document Declined;timing=Document Completed    |         | DECLINED  |",
        "status=[Envelope Status];event=Document Completed    |         | COMPLETED |",
      })
  void theStatusIsTheFirstThatTheCallStates(
      String values, String url, Status status, LifecycleEvent event) {
    // When
    Notification notification = read(BOTH, url, BOTH_IDS + values);

    // Then
    assertThat(notification.status()).isEqualTo(Optional.ofNullable(status));
    assertThat(notification.event()).isEqualTo(Optional.ofNullable(event));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "status=Surprise;event=Document Completed")
  void theDesignsDefaultStandsInForAMissingOrUnknownStatus(String values) {
    assertThat(
            read(
                    SampleDesign.withDefault(Status.STARTED),
                    null,
                    BOTH_IDS + (values == null ? "" : values))
                .status())
        .contains(Status.STARTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=Surprise;event=Document Completed | | UNUSABLE_VALUE |"
            + " status is neither a known status nor a known event: \"Surprise\".",
        "status=DCO | what? | UNUSABLE_VALUE |"
            + " the status in the URL is neither a known status nor a known event: \"what?\".",
        "documentName=x | | MISSING_VALUE | The value status is missing.",
        "transactionType=Contract;status=DCO | | UNUSABLE_VALUE |"
            + " transactionType is neither Document nor Envelope: \"Contract\".",
      })
  void withoutADefaultAnUnknownOrMissingStatusIsRefusedByName(
      String values, String url, Problem problem, String detail) {
    assertRefused(BOTH, url, BOTH_IDS + values, problem, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "envelopeId=E-1;status=DCO       | The value documentId is missing.",
        "documentId=D-1;status=ECO       | The value envelopeId is missing.",
        "documentId={};status=DCO        | The value documentId is missing.",
        "documentId={[Document ID]};status=DCO | The value documentId is missing.",
        "status=Completed                | The value documentId or envelopeId is missing.",
      })
  void theIdOfTheKindIsDemandedByName(String values, String detail) {
    assertRefused(BOTH, null, values, Problem.MISSING_VALUE, detail);
  }

  @Test
  void onlyIdsThatTheDesignCanUseAreDemanded() {
    assertRefused(
        SampleDesign.handling(DOCUMENT),
        null,
        "status=Completed",
        Problem.MISSING_VALUE,
        "The value documentId is missing.");
  }

  @Test
  void aKindThatTheDesignDoesNotHandleIsRefused() {
    assertRefused(
        SampleDesign.handling(DOCUMENT),
        null,
        BOTH_IDS + "status=ECO",
        Problem.UNCONFIGURED_KIND,
        "The kind of the call is envelope, and the design does not set record.envelope.object.");
  }

  @Test
  void whatLeavesThisRoomHoldsEveryValueButNoCredential() {
    // When
    Notification notification =
        read(
            BOTH,
            null,
            "documentId={D-1};status=DCO;User Name=u;x:PASSWORD=p;domain=d;Company Name=ACME");

    // Then
    assertThat(notification.call()).isEqualTo(CallKind.WEB_HOOK);
    assertThat(notification.values())
        .containsOnly(
            Map.entry("documentId", "D-1"),
            Map.entry("status", "DCO"),
            Map.entry("companyname", "ACME"));
  }

  private static void assertRefused(
      Design design, String url, String values, Problem problem, String detail) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(design, url, values))
        .satisfies(
            refused -> {
              assertThat(refused.refusal().detail()).isEqualTo(detail);
              assertThat(refused.refusal().problem()).isEqualTo(problem);
            });
  }

  private static Notification read(Design design, String url, String values) {
    List<FoundValue> found = new ArrayList<>();
    for (String pair : values.split(";")) {
      String[] parts = pair.split("=", 2);
      found.add(new FoundValue(parts[0].strip(), parts[1].strip(), new Place(1, found.size() + 1)));
    }
    return NotificationReading.ofWebHook(design, Optional.ofNullable(url), found, Optional.empty());
  }
}
