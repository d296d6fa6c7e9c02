package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.signrelay.design.OrgId;

class UnderwayTest {
  private static final OrgId ORG = new OrgId("login.salesforce.com/user");
  private static final OrgId OTHER_ORG = new OrgId("login.salesforce.com/other");

  private long nanoTime = Long.MAX_VALUE - 1_000;
  private final Underway underway = new Underway(() -> nanoTime);

  @Test
  void eachOrgsBatchesAreCountedByThemselves() {
    // Given
    underway.begin(ORG, "a", false);
    underway.begin(ORG, "b", false);
    underway.begin(OTHER_ORG, "c", false);

    // When
    int count = underway.count(ORG);

    // Then
    assertThat(count).isEqualTo(2);
    assertThat(underway.count(OTHER_ORG)).isEqualTo(1);
    assertThat(underway.count(new OrgId("x/y"))).isZero();
  }

  @Test
  void whatIsDoneIsNeitherCountedNorRenewed() {
    // Given
    underway.begin(ORG, "a", false);
    underway.begin(ORG, "b", false);

    // When
    underway.end("a");

    // Then
    assertThat(underway.count(ORG)).isEqualTo(1);
    assertThat(underway.claimIds()).isEqualTo(Set.of("b"));
  }

  @Test
  void whatIsOverAndNotRecordedIsUnsettled() {
    // Given
    underway.begin(ORG, "a", false);
    underway.begin(ORG, "b", false);

    // When
    underway.leaveUnrecorded("a");
    underway.end("a");

    // Then
    assertThat(underway.claimIds()).containsExactly("b");
    assertThat(underway.farewell(Duration.ZERO)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void ofWhatIsNotRecordedTheLastHundredAreRemembered() {
    // When
    for (int i = 0; i < 150; i++) {
      underway.leaveUnrecorded("claim-" + i);
    }

    // Then
    assertThat(underway.farewell(Duration.ZERO)).hasSize(100).contains("claim-149");
  }

  @Test
  void onlyAnOrgsFirstBatchBeginsAsSuch() {
    // Given
    underway.begin(OTHER_ORG, "a", false);

    // When
    boolean first = underway.beginFirst(ORG, "b");
    boolean second = underway.beginFirst(ORG, "c");

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(underway.claimIds()).containsExactlyInAnyOrder("a", "b");
    underway.end("b");
    assertThat(underway.beginFirst(ORG, "d")).isTrue();
  }

  @Test
  void theNextBatchWaitsForOneThatHadRoomLeft() {
    // Given
    underway.begin(ORG, "a", false);
    underway.begin(OTHER_ORG, "b", true);
    nanoTime += Duration.ofMillis(30).toNanos();

    // When
    Duration gathering = underway.gathering(ORG);

    // Then
    assertThat(gathering).isEqualTo(Duration.ofMillis(70));
    assertThat(underway.gathering(OTHER_ORG)).isZero();
    underway.end("a");
    assertThat(underway.gathering(ORG)).isZero();
  }

  @Test
  void aBatchThatTakesLongerIsNotWaitedFor() {
    // Given
    underway.begin(ORG, "a", false);
    nanoTime += Underway.GATHERING.toNanos();

    // When
    Duration gathering = underway.gathering(ORG);

    // Then
    assertThat(gathering).isZero();
  }

  @Test
  void theLatestBatchWithRoomLeftCounts() {
    // Given
    underway.begin(ORG, "a", false);
    nanoTime += Duration.ofMillis(30).toNanos();
    underway.begin(ORG, "b", false);
    nanoTime += Duration.ofMillis(30).toNanos();
    underway.begin(ORG, "c", true);

    // When
    Duration gathering = underway.gathering(ORG);

    // Then
    assertThat(gathering).isEqualTo(Duration.ofMillis(70));
  }

  @Test
  void aBatchThatTurnsOutToBeFullIsNotWaitedFor() {
    // Given
    underway.begin(ORG, "a", false);

    // When
    underway.setFull("a");
    underway.setFull("over");

    // Then
    assertThat(underway.gathering(ORG)).isZero();
    assertThat(underway.claimIds()).containsExactly("a");
  }

  @Test
  void noFirstBatchBeginsAfterTheStop() {
    // Given
    underway.stop();

    // When
    boolean begun = underway.beginFirst(ORG, "a");

    // Then
    assertThat(begun).isFalse();
    assertThat(underway.claimIds()).isEmpty();
  }

  @Test
  void nothingUnderwayNeedsNoWait() {
    // When
    Set<String> unsettled = underway.farewell(Duration.ZERO);

    // Then
    assertThat(unsettled).isEmpty();
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatDoesNotEndIsNotWaitedForLongerThanAllowed() {
    // Given
    underway.begin(ORG, "a", false);

    // When
    Set<String> unsettled = underway.farewell(Duration.ofMillis(20));

    // Then
    assertThat(unsettled).containsExactly("a");
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theFarewellEndsWithTheLastBatch() throws Exception {
    // Given
    underway.begin(ORG, "a", false);
    underway.begin(OTHER_ORG, "b", false);
    FutureTask<Set<String>> unsettled =
        new FutureTask<>(() -> underway.farewell(Duration.ofHours(1)));
    Thread farewell = new Thread(unsettled);
    farewell.start();
    await().until(() -> farewell.getState() == Thread.State.TIMED_WAITING);
    underway.leaveUnrecorded("a");
    underway.end("a");
    await().until(() -> farewell.getState() == Thread.State.TIMED_WAITING);

    // When
    underway.end("b");

    // Then
    assertThat(unsettled.get()).containsExactly("a");
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whoeverIsInterruptedKnowsAtOnceWhatIsUnsettled() {
    // Given
    underway.begin(ORG, "a", false);
    Thread.currentThread().interrupt();

    // When
    Set<String> unsettled = underway.farewell(Duration.ofHours(1));

    // Then
    assertThat(unsettled).containsExactly("a");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void nothingBeginsAfterTheFarewell() {
    // Given
    underway.farewell(Duration.ZERO);

    // When
    boolean begun = underway.begin(ORG, "a", false);

    // Then
    assertThat(begun).isFalse();
    assertThat(underway.claimIds()).isEmpty();
  }
}
