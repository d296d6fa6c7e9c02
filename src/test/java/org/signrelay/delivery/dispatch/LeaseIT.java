package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.claim.Claim;

/** A claim lasts as long as its node lives. */
class LeaseIT extends QueueSuite {
  private static final Duration LEASE = Duration.ofSeconds(61);

  @Test
  void whatADeadNodeHadClaimedIsFreeWithinTwoMinutesAndUsedNoAttempt() {
    // Given
    DeliveryId id = accept();
    claimOne();
    claims.freeLostClaims(Set.of());
    assertThat(state(id)).isEqualTo(DeliveryState.DELIVERING);

    // When
    clock.advance(LEASE);
    claims.freeLostClaims(Set.of());

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
    assertThat(delivery(id).attempts()).isZero();
    assertThat(claimOne().delivery()).isEqualTo(id);
  }

  @Test
  void aClaimThatIsRenewedIsNotLost() {
    // Given
    DeliveryId id = accept();
    Claim claim = claimOne();
    clock.advance(LEASE.minusSeconds(10));

    // When
    claims.renew(Set.of(claim.id()));
    clock.advance(LEASE.minusSeconds(10));
    claims.freeLostClaims(Set.of());

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.DELIVERING);
    assertThat(settle(claim, written())).isPresent();
  }

  @Test
  void aSlowNodeNeitherRenewsNorSettlesWhatAnotherHasClaimedSince() {
    // Given
    DeliveryId id = accept();
    Claim slow = claimOne();
    clock.advance(LEASE);
    claims.freeLostClaims(Set.of());
    Claim current = claimOne();

    // When
    claims.renew(Set.of(slow.id()));
    clock.advance(LEASE);

    // Then
    assertThat(settle(slow, written())).isEmpty();
    assertThat(open(slow)).isEmpty();
    assertThat(state(id)).isEqualTo(DeliveryState.DELIVERING);
    claims.freeLostClaims(Set.of());
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
    assertThat(settle(current, written())).isEmpty();
  }

  @Test
  void whatIsGivenBackIsClaimedAgainAtOnce() {
    // Given
    DeliveryId id = accept();
    Claim claim = claimOne();

    // When
    claims.giveBack(Set.of(claim.id()));

    // Then
    assertThat(claimOne().delivery()).isEqualTo(id);
    assertThat(delivery(id).attempts()).isZero();
  }
}
