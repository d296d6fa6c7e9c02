package org.signrelay.delivery.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.SampleCall;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;

class FingerprintTest {

  @Test
  void theSameCallIsRecognised() {
    // Given
    Fingerprint first = of(call());

    // When
    Fingerprint second = of(call());

    // Then
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"documentId", "documentAuthToken", "envelopeId", "envelopeAuthToken", "orderId"})
  void idsAreComparedWithoutCase(String id) {
    // Given
    Fingerprint upper = of(call().with(id, "4C2F-ABCD"));

    // When
    Fingerprint lower = of(call().with(id, "4c2f-abcd"));

    // Then
    assertThat(lower).isEqualTo(upper);
  }

  @Test
  void theCaseOfOtherValuesCounts() {
    // Given
    Fingerprint upper = of(call().with("documentName", "LEASE"));

    // When
    Fingerprint lower = of(call().with("documentName", "lease"));

    // Then
    assertThat(lower).isNotEqualTo(upper);
  }

  @ParameterizedTest
  @ValueSource(strings = {" my lease ", "my  lease", "my\nlease", "\tmy\r\n lease"})
  void spacingDoesNotCount(String spaced) {
    // Given
    Fingerprint plain = of(call().with("documentName", "my lease"));

    // When
    Fingerprint other = of(call().with("documentName", spaced));

    // Then
    assertThat(other).isEqualTo(plain);
  }

  @Test
  void theOrderOfValuesDoesNotCount() {
    // Given
    Fingerprint one = of(call().with("a", "1").with("b", "2"));

    // When
    Fingerprint other = of(call().with("b", "2").with("a", "1"));

    // Then
    assertThat(other).isEqualTo(one);
  }

  @ParameterizedTest
  @MethodSource
  void whateverElseDiffersMakesAnotherCall(UnaryOperator<SampleCall> change) {
    // Given
    Fingerprint first = of(call());

    // When
    Fingerprint changed = of(change.apply(call()));

    // Then
    assertThat(changed).isNotEqualTo(first);
  }

  static Stream<UnaryOperator<SampleCall>> whateverElseDiffersMakesAnotherCall() {
    return Stream.of(
        call -> call.with("documentId", "doc-2"),
        call -> call.with("envelopeId", "env-2"),
        call -> call.without("envelopeId"),
        call -> call.with("documentName", "lease"),
        call -> call.with("documentName", ""),
        call -> call.of(Kind.ENVELOPE),
        call -> call.as(CallKind.TRANSMISSION),
        call -> call.saying(Status.COMPLETED),
        call -> call.saying(LifecycleEvent.KBA));
  }

  @Test
  void anEventIsAnotherCallThanAnotherEvent() {
    // Given
    Fingerprint payment = of(call().saying(LifecycleEvent.PAYMENT));

    // When
    Fingerprint kba = of(call().saying(LifecycleEvent.KBA));

    // Then
    assertThat(kba).isNotEqualTo(payment);
  }

  @Test
  void theSameEventOfDocumentAndEnvelopeAreTwoCalls() {
    // Given
    Fingerprint ofDocument = of(call().saying(LifecycleEvent.KBA));

    // When
    Fingerprint ofEnvelope = of(call().saying(LifecycleEvent.KBA).of(Kind.ENVELOPE));

    // Then
    assertThat(ofEnvelope).isNotEqualTo(ofDocument);
  }

  @Test
  void nameAndValueAreKeptApart() {
    // Given
    Fingerprint one = of(call().with("ab", "c"));

    // When
    Fingerprint other = of(call().with("a", "bc"));

    // Then
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void aValueCannotPassForTwo() {
    // Given
    Fingerprint two = of(call().with("x", "1").with("y", "2"));

    // When
    Fingerprint one = of(call().with("x", "11:y1:2"));

    // Then
    assertThat(one).isNotEqualTo(two);
  }

  private static SampleCall call() {
    return new SampleCall();
  }

  private static Fingerprint of(SampleCall call) {
    return Fingerprint.of(call.notification());
  }
}
