package org.signrelay.delivery.standstill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObstacleTest {

  @Test
  void peopleReadTheCodeOfSalesforceInFront() {
    // When
    Obstacle obstacle = Obstacle.of(standstill("ORG_LOCKED", "the org is locked"));

    // Then
    assertThat(obstacle).isEqualTo(new Obstacle(HoldReason.ORG, "ORG_LOCKED: the org is locked"));
  }

  @Test
  void anOwnCodeIsNotRepeated() {
    // When
    Obstacle obstacle = Obstacle.of(standstill("org", "it stands still"));

    // Then
    assertThat(obstacle.message()).isEqualTo("it stands still");
  }

  @Test
  void whatIsTooLongForTheDatabaseIsCutSoThatHoldingGoesOn() {
    // When
    Obstacle obstacle = Obstacle.of(standstill("ORG_LOCKED", "x".repeat(1000)));

    // Then
    assertThat(obstacle.message()).hasSize(1000).startsWith("ORG_LOCKED: xxx");
  }

  private static Standstill standstill(String code, String message) {
    return new Standstill("org:x", HoldReason.ORG, code, message, Instant.EPOCH);
  }
}
