package org.signrelay.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signrelay.database.Database;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.DeliveryState;
import org.signrelay.delivery.claim.Claim;
import org.signrelay.delivery.claim.ClaimStore;
import org.signrelay.delivery.pace.Allowance;
import org.signrelay.delivery.standstill.Lane;
import org.signrelay.delivery.standstill.Route;
import org.signrelay.delivery.standstill.Turn;
import org.signrelay.design.DesignId;
import org.signrelay.design.Designs;
import org.signrelay.design.OrgId;
import org.signrelay.salesforce.budget.ApiBudget;

/** Which batches go when; nothing is stored, and what is done on other threads is done by hand. */
class DispatcherTest {
  private static final OrgId BROKEN = new OrgId("login.salesforce.com/broken");
  private static final OrgId ORG = new OrgId("login.salesforce.com/user");
  private static final DesignId DESIGN = new DesignId("sales");
  private static final int CALL = 200;

  private long nanoTime = 1_000_000_000_000L;
  private int due;
  private boolean shut;
  private boolean broken;
  private Error error;
  private boolean halfway;
  private boolean goingOn;
  private int looks;
  private int soon;
  private Runnable afterClaiming = () -> {};

  private boolean looking;
  private final Queue<Runnable> asked = new ArrayDeque<>();
  private final List<Integer> batches = new ArrayList<>();
  private final List<String> givenBack = new ArrayList<>();
  private final HandClockwork later = new HandClockwork();
  private final Queue<Runnable> carrying = new ArrayDeque<>();
  private final Dispatcher dispatcher = new Dispatcher();

  @BeforeEach
  void assemble() {
    dispatcher.database =
        new Database() {
          @Override
          public boolean isOpen() {
            return true;
          }
        };
    dispatcher.designs = new Designs(new HandConfiguration());
    dispatcher.survey = new AllOpen();
    dispatcher.budget =
        new ApiBudget() {
          @Override
          public boolean isInReserve(OrgId org) {
            return false;
          }
        };
    dispatcher.claims = new Due();
    dispatcher.underway = new Underway(() -> nanoTime);
    dispatcher.round =
        new Round() {
          @Override
          void carryOut(OrgId org, List<Claim> batch, boolean probing) {
            batches.add(batch.size());
          }
        };
    dispatcher.polling =
        new Polling() {
          @Override
          void after(boolean more, Optional<Instant> next, Runnable look) {
            goingOn = more;
          }

          @Override
          void soon(Runnable look) {
            soon++;
          }
        };
    dispatcher.bell =
        new Bell() {
          @Override
          void ring() {
            // There are no other nodes.
          }
        };
    dispatcher.burst = new Burst(() -> nanoTime);
    dispatcher.burst.clockwork = later;
    dispatcher.shutOrgs = new ShutOrgs(() -> nanoTime);
    dispatcher.threads = new ByHand();
  }

  @AfterEach
  void end() {
    later.shutdownNow();
  }

  @Test
  void whatComesWhileABatchIsUnderwayGoesTogetherAfterIt() {
    // Given
    arrive();
    lookAround();
    nanoTime += Burst.BETWEEN_LOOKS.toNanos();
    arrive();
    lookAround();
    nanoTime += Burst.BETWEEN_LOOKS.toNanos();
    arrive();
    lookAround();

    // When
    bringBack();
    lookAround();

    // Then
    bringBack();
    assertThat(batches).containsExactly(1, 2);
  }

  @Test
  void whatComesWhileABatchIsUnderwayWaitsNoLongerThanAHundredMilliseconds() {
    // Given
    arrive();
    lookAround();
    nanoTime += Duration.ofMillis(30).toNanos();
    arrive();

    // When
    lookAround();

    // Then
    assertThat(carrying).hasSize(1);
    assertThat(later.delays()).containsExactly(Duration.ofMillis(70));
    nanoTime += Duration.ofMillis(70).toNanos();
    later.runAll();
    lookAround();
    assertThat(carrying).hasSize(2);
  }

  @Test
  void aLookForSomebodyElseLeavesWhatGathers() {
    // Given
    arrive();
    lookAround();
    due++;

    // When
    dispatcher.wake();
    lookAround();

    // Then
    assertThat(carrying).hasSize(1);
    assertThat(due).isEqualTo(1);
    assertThat(later.delays()).containsExactly(Underway.GATHERING);
  }

  @Test
  void aBacklogTakesAllPlacesAtOnce() {
    // Given
    due = 3 * CALL + 1;

    // When
    dispatcher.wake();
    lookAround();

    // Then
    assertThat(carrying).hasSize(4);
  }

  @Test
  void aFullBatchIsNotWaitedFor() {
    // Given
    due = CALL;
    dispatcher.wake();
    lookAround();
    due = 1;

    // When
    dispatcher.wake();
    lookAround();

    // Then
    assertThat(carrying).hasSize(2);
  }

  @Test
  void whatComesForAShutOrgIsLookedForOnceASecond() {
    // Given
    shut = true;
    arrive();
    lookAround();
    nanoTime += Duration.ofMillis(400).toNanos();

    // When
    arrive();
    arrive();
    lookAround();

    // Then
    assertThat(looks).isEqualTo(1);
    assertThat(later.delays()).containsExactly(Duration.ofMillis(600));
  }

  @Test
  void whatIsClaimedAfterTheFarewellIsGivenBack() {
    // Given
    due = 1;
    dispatcher.underway.farewell(Duration.ZERO);

    // When
    dispatcher.wake();
    lookAround();

    // Then
    assertThat(givenBack).hasSize(1);
    assertThat(carrying).isEmpty();
  }

  @Test
  void aServerThatStopsClaimsNoFurtherBatch() {
    // Given
    due = 3 * CALL;
    afterClaiming = dispatcher::stop;

    // When
    dispatcher.wake();
    lookAround();

    // Then
    assertThat(carrying).hasSize(1);
    assertThat(due).isEqualTo(2 * CALL);
  }

  @Test
  void anOrgWhoseDeliveriesCannotBeClaimedKeepsNothingFromTheOthers() {
    // Given
    broken = true;
    due = 1;

    // When
    dispatcher.wake();
    lookAround();

    // Then
    assertThat(carrying).hasSize(1);
    assertThat(soon).isEqualTo(1);
  }

  @Test
  void anErrorDoesNotEndTheLooking() {
    // Given
    due = 1;
    error = new NoClassDefFoundError("no memory to load it");
    dispatcher.wake();
    lookAround();
    assertThat(soon).isEqualTo(1);

    // When
    error = null;
    dispatcher.wake();
    lookAround();

    // Then
    assertThat(carrying).hasSize(1);
  }

  @Test
  void aLookThatFoundNothingIsSoonRepeatedIfItDidNotSeeAll() {
    // Given
    halfway = true;

    // When
    dispatcher.wake();
    lookAround();

    // Then
    assertThat(goingOn).isTrue();
  }

  private void arrive() {
    due++;
    dispatcher.onAccepted(
        new DeliveryEvent.Accepted(new DeliveryId(UUID.randomUUID()), DESIGN, ORG, false));
  }

  /** Looks at the queue as often as somebody asked for it; what that sends stays underway. */
  private void lookAround() {
    while (!asked.isEmpty()) {
      looking = true;
      asked.remove().run();
      looking = false;
    }
  }

  private void bringBack() {
    carrying.remove().run();
  }

  private final class AllOpen extends Survey {
    @Override
    Sight look() {
      looks++;
      if (error != null) {
        throw error;
      }
      if (due == 0) {
        return new Sight(List.of(), Set.of(), Optional.empty());
      }
      if (shut) {
        return new Sight(List.of(), Set.of(ORG), Optional.empty());
      }
      return new Sight(
          (broken ? List.of(BROKEN, ORG) : List.of(ORG)).stream().map(this::opening).toList(),
          Set.of(),
          Optional.empty());
    }

    private Opening opening(OrgId org) {
      Turn turn = new Turn(new Route(org, DESIGN), DeliveryState.PENDING, Instant.EPOCH);
      return new Opening(new Lane(org, List.of(turn), false), new Allowance(10, false));
    }
  }

  private final class Due extends ClaimStore {
    @Override
    public List<Claim> claim(List<Turn> turns, int atMost, boolean finalsOnly) {
      if (turns.get(0).route().org().equals(BROKEN)) {
        throw new IllegalStateException("a unique index is in the way");
      }
      List<Claim> claimed = new ArrayList<>();
      String claim = UUID.randomUUID().toString();
      for (; due > 0 && claimed.size() < atMost; due--) {
        claimed.add(new Claim(claim, new DeliveryId(UUID.randomUUID())));
      }
      afterClaiming.run();
      return claimed;
    }

    @Override
    public boolean isHalfway() {
      return halfway;
    }

    @Override
    public int giveBack(Collection<String> some) {
      givenBack.addAll(some);
      return some.size();
    }
  }

  /** Keeps what is to be done on other threads. */
  private final class ByHand extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      (looking ? carrying : asked).add(task);
    }

    @Override
    public void shutdown() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Runnable> shutdownNow() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }
  }
}
