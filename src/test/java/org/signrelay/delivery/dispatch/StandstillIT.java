package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.signrelay.database.Collision;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.desk.DesignActions;
import org.signrelay.delivery.pace.Breakers;
import org.signrelay.delivery.standstill.HoldReason;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.delivery.standstill.Standstills;
import org.signrelay.design.Design;
import org.signrelay.design.OrgId;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.Scope;

/** What stands still, for how long, and what ends it. */
class StandstillIT extends QueueSuite {
  @Inject Standstills standstills;
  @Inject DesignActions designActions;
  @Inject HeardReleases releases;
  @Inject Breakers breakers;

  @Test
  void aPausedDesignIsHeldUntilItIsResumed() {
    // Given
    DeliveryId id = accept();

    // When
    designActions.pause(design);
    designActions.pause(design);

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.HELD);
    assertThat(delivery(id).errorCode()).hasValue("paused");
    assertThat(lanes()).isEmpty();
    designActions.resume(design);
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
    assertThat(lanes()).containsExactly(lane(false));
  }

  /** As ten couriers do whose calls fail together. */
  @Test
  void whoStopsAnOrgAtTheSameMomentAsOthersDoesNotFail() throws Exception {
    // Given
    OrgId org = design.org().id();
    ExecutorService couriers = Executors.newFixedThreadPool(10);

    // When
    List<Future<Boolean>> stopped =
        couriers.invokeAll(
            Collections.nCopies(
                10,
                () -> {
                  Collision.again(() -> standstills.stop(org, limit()));
                  Collision.again(() -> breakers.open(org));
                  return true;
                }));
    couriers.shutdown();

    // Then
    assertThat(stopped).allSatisfy(each -> assertThat(each.get()).isTrue());
    assertThat(standstills.current().of(org)).isPresent();
    assertThat(breakers.current()).containsKey(org);
  }

  @Test
  void aResumeStartsAlsoWhatWasAcceptedSinceTheLastLookAndIsNotHeldYet() {
    // Given
    designActions.pause(design);
    DeliveryId id = accept();
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
    int before = releases.count();

    // When
    designActions.resume(design);

    // Then
    assertThat(releases.count()).isGreaterThan(before);
    assertThat(lanes()).containsExactly(lane(false));
  }

  @Test
  void anEndThatAnotherNodeMadeIsNoticedThoughNothingWasHeldYet() {
    // Given
    standstills.stop(design.org().id(), limit());
    gateKeeper.keep();
    accept();
    int before = releases.count();

    // When
    standstills.end(design.org().id());
    gateKeeper.keep();

    // Then
    assertThat(releases.count()).isGreaterThan(before);
    gateKeeper.keep();
    assertThat(releases.count()).isEqualTo(before + 1);
  }

  @Test
  void atTheDailyLimitTheOrgWaitsAnHourAndThenOneDeliveryFindsOut() {
    // Given
    DeliveryId id = accept();

    // When
    standstills.stop(design.org().id(), limit());
    gateKeeper.keep();

    // Then
    assertThat(delivery(id).errorCode()).hasValue(HoldReason.LIMIT.word());
    clock.advance(Duration.ofMinutes(59));
    gateKeeper.keep();
    assertThat(lanes()).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    gateKeeper.keep();
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
    assertThat(lanes()).containsExactly(lane(true));
  }

  @Test
  void aLimitThatTurnsIntoARefusalNoLongerEndsByItself() {
    // Given
    DeliveryId id = accept();
    standstills.stop(design.org().id(), limit());

    // When
    standstills.stop(
        design.org().id(),
        new Failure(Reaction.HOLD, Scope.REQUEST, "API_DISABLED_FOR_ORG", "not enabled"));
    clock.advance(Duration.ofDays(30));
    gateKeeper.keep();

    // Then
    assertThat(delivery(id).errorCode()).hasValue(HoldReason.ORG.word());
    assertThat(lanes()).isEmpty();
  }

  @Test
  void aDesignThatNoNodeHasLoadedIsHeldUntilItIsBack() {
    // Given
    DeliveryId id = accept();
    gateKeeper.holdUnknown();
    configuration.unload(design.id());

    // When
    clock.advance(Duration.ofMinutes(1));
    gateKeeper.holdUnknown();

    // Then
    assertThat(delivery(id).errorCode()).hasValue(HoldReason.DESIGN.word());
    configuration.load(design);
    gateKeeper.keep();
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void aDesignThatAnotherNodeHasLoadedIsLeftToIt() {
    // Given
    DeliveryId id = accept();
    gateKeeper.holdUnknown();

    // When
    configuration.unload(design.id());
    gateKeeper.holdUnknown();

    // Then
    assertThat(state(id)).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void openDeliveriesFollowTheirDesignToAnotherOrgInTheirOrder() {
    // Given
    String documentId = UUID.randomUUID().toString();
    DeliveryId first = accept(documentId, Status.STARTED);
    DeliveryId second = accept(documentId, Status.COMPLETED);
    design = design(design.id().value(), "another-" + UUID.randomUUID());
    configuration.load(design);
    assertThat(claim(10)).isEmpty();

    // When
    int moved = readdressing.follow(design);

    // Then
    assertThat(moved).isEqualTo(2);
    assertThat(readdressing.follow(design)).isZero();
    Claim claim = claimOne();
    assertThat(claim.delivery()).isEqualTo(first);
    settle(claim, written());
    assertThat(claimOne().delivery()).isEqualTo(second);
  }

  @Test
  void oneOrgsStandstillLeavesOtherOrgsAlone() {
    // Given
    Design other = design("other-" + UUID.randomUUID(), "user-" + UUID.randomUUID());
    configuration.load(other);

    // When
    standstills.stop(other.org().id(), limit());
    accept();
    gateKeeper.keep();

    // Then
    assertThat(lanes()).containsExactly(lane(false));
  }

  private java.util.List<Lane> lanes() {
    return gate.openLanes(Set.of(fresh(design.org().id(), design.id())));
  }

  private Lane lane(boolean probing) {
    return new Lane(
        design.org().id(), java.util.List.of(fresh(design.org().id(), design.id())), probing);
  }

  private static Failure limit() {
    return new Failure(
        Reaction.RETRY_LATER,
        Scope.REQUEST,
        "REQUEST_LIMIT_EXCEEDED",
        "TotalRequests Limit exceeded.");
  }
}
