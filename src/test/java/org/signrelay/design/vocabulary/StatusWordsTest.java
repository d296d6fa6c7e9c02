package org.signrelay.design.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusWordsTest {

  @ParameterizedTest
  @CsvSource({
    "DCR, CREATED",
    "DST, STARTED",
    "DCO, COMPLETED",
    "DEX, EXPIRED",
    "DCA, CANCELLED",
    "DSD, DECLINED",
    "dco, COMPLETED",
    "' Dco ', COMPLETED"
  })
  void aDocumentAcronymNamesItsKindAndStatus(String text, Status status) {
    // When
    Optional<StatusWord> said = StatusWords.understand(text);

    // Then
    assertThat(said).contains(StatusWord.of(status).naming(Kind.DOCUMENT));
  }

  @ParameterizedTest
  @CsvSource({
    "ECR, CREATED",
    "EST, STARTED",
    "ECO, COMPLETED",
    "EEX, EXPIRED",
    "ECA, CANCELLED",
    "ESD, DECLINED",
    "eco, COMPLETED"
  })
  void anEnvelopeAcronymNamesItsKindAndStatus(String text, Status status) {
    // When
    Optional<StatusWord> said = StatusWords.understand(text);

    // Then
    assertThat(said).contains(StatusWord.of(status).naming(Kind.ENVELOPE));
  }

  @ParameterizedTest
  @CsvSource({
    "Created, CREATED",
    "SigningStepInProgress, STARTED",
    "InProgress, STARTED",
    "IN_PROGRESS, STARTED",
    "in-progress, STARTED",
    "Completed, COMPLETED",
    "COMPLETED, COMPLETED",
    "Expired, EXPIRED",
    "Cancelled, CANCELLED",
    "Canceled, CANCELLED",
    "Declined, DECLINED",
    "Started, STARTED",
    "Before Step, STARTED",
    "After Step, STARTED",
    "Step 1 Before Step, STARTED",
    "Step 12: After Step, STARTED",
    "Before Step Started, STARTED",
    "After Step Completed, STARTED"
  })
  void aWordThatNamesNoKindLeavesTheKindOpen(String text, Status status) {
    // When
    Optional<StatusWord> said = StatusWords.understand(text);

    // Then
    assertThat(said).contains(StatusWord.of(status));
  }

  @ParameterizedTest
  @CsvSource({
    "Document Started, DOCUMENT, STARTED", "Document Completed, DOCUMENT, COMPLETED",
    "Document_Expired, DOCUMENT, EXPIRED", "document-declined, DOCUMENT, DECLINED",
    "Document Cancelled, DOCUMENT, CANCELLED", "document.canceled, DOCUMENT, CANCELLED",
    "Envelope_Complete, ENVELOPE, COMPLETED", "Envelope Completed, ENVELOPE, COMPLETED",
    "Envelope Started, ENVELOPE, STARTED", "ENVELOPE EXPIRED, ENVELOPE, EXPIRED"
  })
  void aTimingOfTheDesignerNamesKindAndStatus(String text, Kind kind, Status status) {
    // When
    Optional<StatusWord> said = StatusWords.understand(text);

    // Then
    assertThat(said).contains(StatusWord.of(status).naming(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "Feedback Submitted, FEEDBACK_SUBMITTED",
    "Pre-Expiration Warning, PRE_EXPIRATION_WARNING",
    "Landing Page, LANDING_PAGE",
    "Landing Page Visited, LANDING_PAGE",
    "KBA, KBA",
    "KBA Failed, KBA",
    "Payment, PAYMENT",
    "Payment Completed, PAYMENT",
    "Staled, STALED",
    "SignerAuthenticationFailed, SIGNER_AUTHENTICATION_FAILED",
    "signer authentication failed, SIGNER_AUTHENTICATION_FAILED"
  })
  void anEventWithoutStatusWritesNone(String text, LifecycleEvent event) {
    // When
    Optional<StatusWord> said = StatusWords.understand(text);

    // Then
    assertThat(said).contains(StatusWord.of(event));
  }

  @ParameterizedTest
  @CsvSource({
    "Envelope Feedback Submitted, ENVELOPE, FEEDBACK_SUBMITTED",
    "Document Pre-Expiration Warning, DOCUMENT, PRE_EXPIRATION_WARNING",
    "Envelope Signer Authentication Failed, ENVELOPE, SIGNER_AUTHENTICATION_FAILED"
  })
  void anEventMayNameItsKind(String text, Kind kind, LifecycleEvent event) {
    // When
    Optional<StatusWord> said = StatusWords.understand(text);

    // Then
    assertThat(said).contains(StatusWord.of(event).naming(kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Document",
        "Envelope",
        "Step 1",
        "DC",
        "XCO",
        "Incompleted",
        "not completed",
        "Document ECO",
        "[Envelope Status]",
        "true"
      })
  void anyOtherTextIsNotUnderstood(String text) {
    // When
    Optional<StatusWord> said = StatusWords.understand(text);

    // Then
    assertThat(said).isEmpty();
  }
}
