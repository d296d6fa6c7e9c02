package org.signrelay.delivery.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.signrelay.delivery.DeliveryState;

class ProgressTest {

  @Test
  void whatReachedARecordIsUpdatedAndWhatDidNotIsIgnored() {
    // When
    Progress written = Progress.of(DeliveryState.DELIVERED, 1, true, "", "");
    Progress notWritten = Progress.of(DeliveryState.DELIVERED, 1, false, "", "");

    // Then
    assertThat(written).isEqualTo(new Progress.Updated());
    assertThat(notWritten).isEqualTo(new Progress.Ignored());
  }

  @Test
  void whatIsOvertakenIsIgnoredThoughItsRecordIsKnown() {
    assertThat(Progress.of(DeliveryState.SUPERSEDED, 1, true, "", ""))
        .isEqualTo(new Progress.Ignored());
  }

  @ParameterizedTest
  @EnumSource(names = {"DEAD", "DISCARDED"})
  void whatWillNotBeTriedAgainSaysWhy(DeliveryState state) {
    assertThat(Progress.of(state, 1, false, "CODE", "why"))
        .isEqualTo(new Progress.Dead("CODE", "why"));
  }

  @ParameterizedTest
  @EnumSource(names = {"WAITING", "PENDING", "DELIVERING"})
  void aMissingRecordIsToldUntilTheDeliveryIsOver(DeliveryState state) {
    assertThat(Progress.of(state, 1, false, "no-record", "no record"))
        .isEqualTo(new Progress.NoRecord("no record"));
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, 0, false",
    "DELIVERING, 0, false",
    "DELIVERING, 1, true",
    "WAITING, 0, true",
    "HELD, 0, true"
  })
  void nobodyWaitsForWhatWillNotBeTriedSoon(
      DeliveryState state, int attempts, boolean worthAnAnswer) {
    assertThat(Progress.of(state, attempts, false, "CODE", "why").isWorthAnAnswer())
        .isEqualTo(worthAnAnswer);
  }
}
