package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.delivery.Delivery;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.desk.DesignActions;
import org.signrelay.delivery.outcome.Outcome;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.salesforce.reaction.Reaction;

/**
 * Very many deliveries are due that wait behind earlier ones of their records: what may go goes at
 * once all the same, and none is forgotten.
 */
class CrowdIT extends QueueSuite {
  private static final int RECORDS = 12_000;
  private static final int SOME = 7_531;
  private static final int PARTS_OF_A_ROUND = 3;
  private static final int ENOUGH_LOOKS = 30;

  @Inject ManyBehind many;
  @Inject AttemptLog attemptLog;
  @Inject DesignActions designActions;

  private Design crowded;

  @BeforeEach
  void veryManyWait() {
    crowded = design;
    many.add(crowded, RECORDS);
    assertThat(claim(200)).isEmpty();
    assertThat(claims.isHalfway()).isTrue();
  }

  @AfterEach
  void takeThemOut() {
    many.remove(crowded);
  }

  @Test
  void aNewDeliveryIsFoundByTheNextLook() {
    // When
    DeliveryId fresh = accept();

    // Then
    assertThat(claimOne().delivery()).isEqualTo(fresh);
    assertThat(claim(200)).isEmpty();
  }

  @Test
  void anotherOneOfARecordThatWaitsStaysBehind() {
    // When
    accept("many-" + SOME, Status.COMPLETED);

    // Then
    assertThat(claim(200)).isEmpty();
  }

  @Test
  void aRetryIsFoundWhenItIsDue() {
    // Given
    DeliveryId retried = accept();
    tryAndTell(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));

    // When
    clock.advance(FIRST_DELAY.multipliedBy(2));

    // Then
    assertThat(claimOne().delivery()).isEqualTo(retried);
  }

  @Test
  void whatWaitedGoesWhenTheEarlierOneIsWrittenAtLast() {
    // Given
    actions.retry(many.first(SOME));

    // When
    tryAndTell(written());

    // Then
    assertThat(claimOne().delivery()).isEqualTo(many.second(SOME));
  }

  @Test
  void whatWaitedGoesWhenTheEarlierOneIsDead() {
    // Given
    actions.retry(many.first(SOME));

    // When
    tryAndTell(failed(Reaction.DEAD_LETTER, "INVALID_FIELD"));

    // Then
    assertThat(claimOne().delivery()).isEqualTo(many.second(SOME));
  }

  @Test
  void whatWaitedGoesWhenTheEarlierOneIsSuperseded() {
    // Given
    actions.retry(many.first(SOME));

    // When
    tryAndTell(new Outcome.Overtaken("DCO was written"));

    // Then
    assertThat(claimOne().delivery()).isEqualTo(many.second(SOME));
  }

  @Test
  void whatWaitedGoesWhenAPersonDiscardsTheEarlierOne() {
    // When
    actions.discard(many.first(SOME));

    // Then
    assertThat(claimOne().delivery()).isEqualTo(many.second(SOME));
  }

  @Test
  void aNewerStatusThatEndsAllBeforeItGoes() {
    // Given
    configuration.load(withLatestOnly(design));
    design = withLatestOnly(design);

    // When
    DeliveryId newest = accept("many-" + SOME, Status.COMPLETED);

    // Then
    assertThat(state(many.first(SOME))).isEqualTo(DeliveryState.SUPERSEDED);
    assertThat(claimOne().delivery()).isEqualTo(newest);
  }

  @Test
  void whatWaitedBehindARetryKeepsItsPlaceWhenThatFailsAgain() {
    // Given
    actions.retry(many.first(SOME));
    tryAndTell(failed(Reaction.RETRY, "SERVER_UNAVAILABLE"));
    assertThat(claim(200)).isEmpty();

    // When
    clock.advance(SECOND_DELAY.multipliedBy(2));

    // Then
    assertThat(claimOne().delivery()).isEqualTo(many.first(SOME));
  }

  @Test
  void whatMayGoThoughNobodyToldIsFoundByARound() {
    // When
    many.endFirstElsewhere(crowded, SOME, SOME);

    // Then
    assertThat(lookAround()).containsExactly(many.second(SOME));
  }

  @Test
  void everyOneOfThemGoesWhenAllMayGo() {
    // Given
    many.endFirstElsewhere(crowded, 1, RECORDS);
    Set<DeliveryId> found = new HashSet<>();

    // When
    for (int batches = 0; batches < 2 * RECORDS / 200 && found.size() < RECORDS; batches++) {
      clock.advance(Duration.ofMillis(200));
      claim(200).forEach(claim -> found.add(claim.delivery()));
    }

    // Then
    assertThat(found).hasSize(RECORDS);
  }

  @Test
  void whatAClaimSawThatFailedIsSeenAnewAtOnce() {
    // Given a round that is over, so that the next one is not at once
    look(PARTS_OF_A_ROUND);
    actions.retry(many.first(SOME));
    tryAndTell(written());
    clock.failOnce();
    assertThatIllegalStateException().isThrownBy(() -> claim(200));

    // When
    List<DeliveryId> found = look(PARTS_OF_A_ROUND + 1);

    // Then
    assertThat(found).containsExactly(many.second(SOME));
  }

  @Test
  void whatIsReleasedTogetherOvertakesNothing() {
    // Given
    designActions.pause(design);

    // When
    designActions.resume(design);

    // Then
    assertThat(lookAround())
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(seconds());
  }

  private List<DeliveryId> seconds() {
    return IntStream.rangeClosed(1, RECORDS).mapToObj(many::second).toList();
  }

  /** Looks until a round is over and another one has been. */
  private List<DeliveryId> lookAround() {
    return look(ENOUGH_LOOKS);
  }

  private List<DeliveryId> look(int times) {
    List<DeliveryId> found = new ArrayList<>();
    for (int looks = 0; looks < times; looks++) {
      clock.advance(Duration.ofSeconds(1));
      claim(200).forEach(claim -> found.add(claim.delivery()));
    }
    return found;
  }

  /** As a round does: who waits for the outcome is told. */
  private void tryAndTell(Outcome outcome) {
    Claim claim = claimOne();
    Delivery tried = settle(claim, outcome).orElseThrow();
    attemptLog.report(design.org().id(), List.of(tried), Duration.ofMillis(7));
  }
}
