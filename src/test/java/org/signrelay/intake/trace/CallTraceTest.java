package org.signrelay.intake.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.refused.RefusedCall;
import org.signrelay.delivery.refused.RefusedCalls;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Refusal;

/** What is left of a call that is refused. */
class CallTraceTest {
  private static final Design DESIGN = SampleDesign.checkingCallers();
  private static final Refusal REFUSAL = new Refusal(Problem.MISSING_VALUE, "no id");

  private final List<RefusedCall> left = new ArrayList<>();
  private final CallTrace trace =
      new CallTrace(
          new RefusedCalls() {
            @Override
            public void add(RefusedCall call) {
              left.add(call);
            }
          },
          "PUT",
          "/hooks/sample/completed",
          "192.0.2.1",
          Optional.of("text/plain"));

  @Test
  void ofAVerifiedCallerTheStartOfTheBodyIsKept() throws IOException {
    // Given
    trace.following(body("x".repeat(100_000))).readAllBytes();
    trace.letIn(DESIGN);

    // When
    trace.refused(REFUSAL);

    // Then
    RefusedCall call = left.get(0);
    assertThat(call.design()).isEqualTo("sample");
    assertThat(call.problem()).isEqualTo("missing-value");
    assertThat(call.bodyBytes()).isEqualTo(65_536);
    assertThat(call.body().get()).contains("x".repeat(65_536));
  }

  @Test
  void ofOthersNoBodyIsKept() throws IOException {
    // Given
    trace.following(body("{}")).readAllBytes();

    // When
    trace.refused(REFUSAL);

    // Then
    assertThat(left.get(0).verified()).isFalse();
    assertThat(left.get(0).body().get()).isEmpty();
  }

  @Test
  void whereAnybodyMayCallNoBodyIsKept() throws IOException {
    // Given
    trace.following(body("{}")).readAllBytes();
    trace.letIn(SampleDesign.handling(Kind.values()));

    // When
    trace.refused(REFUSAL);

    // Then
    assertThat(left.get(0).verified()).isFalse();
    assertThat(left.get(0).bodyBytes()).isZero();
    assertThat(left.get(0).body().get()).isEmpty();
  }

  @Test
  void aTrialLeavesNothing() {
    // Given
    trace.onlyTried(true).letIn(DESIGN);

    // When
    trace.refused(REFUSAL);

    // Then
    assertThat(left).isEmpty();
  }

  @Test
  void aCallCountsOnce() {
    // When
    trace.refused(REFUSAL);
    trace.refused(REFUSAL);

    // Then
    assertThat(left).hasSize(1);
  }

  @Test
  void aDocumentIsNoText() throws IOException {
    // Given
    trace.following(body("%PDF-1.7 secret contract")).readAllBytes();
    trace.letIn(DESIGN);

    // When
    trace.refused(REFUSAL);

    // Then
    assertThat(left.get(0).body().get()).isEmpty();
  }

  private static ByteArrayInputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
