package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signrelay.design.OrgId;

class ShutOrgsTest {
  private static final OrgId ORG = new OrgId("login.salesforce.com/user");
  private static final OrgId OTHER_ORG = new OrgId("login.salesforce.com/other");

  private long nanoTime = Long.MAX_VALUE - 1_000;
  private final ShutOrgs shutOrgs = new ShutOrgs(() -> nanoTime);

  @Test
  void beforeTheFirstLookNoOrgIsShut() {
    // When
    Duration pause = shutOrgs.pause(ORG);

    // Then
    assertThat(pause).isZero();
  }

  @Test
  void whatArrivesForAShutOrgIsNotLookedForUntilTheLookIsASecondOld() {
    // Given
    shutOrgs.found(Set.of(ORG));
    nanoTime += Duration.ofMillis(300).toNanos();

    // When
    Duration pause = shutOrgs.pause(ORG);

    // Then
    assertThat(pause).isEqualTo(Duration.ofMillis(700));
    assertThat(shutOrgs.pause(OTHER_ORG)).isZero();
  }

  @Test
  void anOldLookSaysNothing() {
    // Given
    shutOrgs.found(Set.of(ORG));
    nanoTime += ShutOrgs.TRUSTED.plusMillis(1).toNanos();

    // When
    Duration pause = shutOrgs.pause(ORG);

    // Then
    assertThat(pause).isZero();
  }

  @Test
  void theLastLookCounts() {
    // Given
    shutOrgs.found(Set.of(ORG));
    shutOrgs.found(Set.of(OTHER_ORG));

    // When
    Duration pause = shutOrgs.pause(ORG);

    // Then
    assertThat(pause).isZero();
  }
}
