package org.signrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.signrelay.HandClock;
import org.signrelay.design.DesignId;

class FailedCallersTest {
  private static final DesignId DESIGN = new DesignId("one");

  private final HandClock clock = new HandClock();
  private final FailedCallers failedCallers = new FailedCallers(clock);

  @Test
  void oneLineAMinuteTellsOfAllFailuresSinceTheLast() {
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.1")).contains(1L);
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.1")).isEmpty();
    clock.pass(Duration.ofSeconds(59));
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.1")).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.1")).contains(3L);
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.1")).isEmpty();
  }

  @Test
  void oneDesignOrAddressNeverSilencesAnother() {
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.1")).contains(1L);
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.2")).contains(1L);
    assertThat(failedCallers.failuresToLog(new DesignId("two"), "192.0.2.1")).contains(1L);
  }

  @Test
  void afterTwentyFailuresAMinuteThereAreTooManyUntilItEnds() {
    // Given
    for (int i = 0; i < 20; i++) {
      assertThat(failedCallers.report(DESIGN, "192.0.2.1")).isEmpty();
    }

    // Then
    clock.pass(Duration.ofSeconds(15));
    assertThat(failedCallers.report(DESIGN, "192.0.2.1")).contains(Duration.ofSeconds(45));
    assertThat(failedCallers.report(DESIGN, "192.0.2.2")).isEmpty();
    assertThat(failedCallers.report(new DesignId("two"), "192.0.2.1")).isEmpty();
    clock.pass(Duration.ofMillis(44_999));
    assertThat(failedCallers.report(DESIGN, "192.0.2.1")).contains(Duration.ofMillis(1));
    clock.pass(Duration.ofMillis(1));
    assertThat(failedCallers.report(DESIGN, "192.0.2.1")).isEmpty();
  }

  @Test
  void anAttackFromManyAddressesIsForgottenInTime() {
    for (int i = 0; i < 25_000; i++) {
      failedCallers.failuresToLog(DESIGN, "address " + i);
    }
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.1")).contains(1L);
    assertThat(failedCallers.failuresToLog(DESIGN, "192.0.2.1")).isEmpty();
  }
}
