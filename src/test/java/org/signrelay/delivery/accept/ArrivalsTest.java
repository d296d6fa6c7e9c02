package org.signrelay.delivery.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.signrelay.delivery.DeliveryId;
import org.signrelay.delivery.SampleCall;

/** Which calls are committed together, and by whom. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArrivalsTest {
  private final Commits commits = new Commits();
  private final Arrivals arrivals = new Arrivals();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @BeforeEach
  void open() {
    arrivals.commits = commits;
    arrivals.threads = Executors.newFixedThreadPool(2);
  }

  @AfterEach
  void close() {
    commits.goOn.countDown();
    callers.shutdown();
    arrivals.threads.shutdown();
  }

  @Test
  void aCallThatComesAloneIsCommittedByWhoBringsIt() {
    // When
    CompletionStage<Acceptance> answer = arrivals.add(new SampleCall().notification());

    // Then
    assertThat(answer.toCompletableFuture()).isCompleted();
    assertThat(commits.sizes).containsExactly(1);
  }

  @Test
  void callsThatArriveWhileTwoGroupsAreCommittedAreTheNextOne() {
    // Given
    List<CompletableFuture<Acceptance>> first = keepBothBusy();

    // When
    List<CompletableFuture<Acceptance>> later = add(30);

    // Then
    assertThat(later).noneMatch(CompletableFuture::isDone);
    commits.goOn.countDown();
    CompletableFuture.allOf(all(first, later)).join();
    assertThat(commits.sizes).containsExactlyInAnyOrder(1, 1, 30);
  }

  @Test
  void aGroupHasAHundredCallsAtMost() {
    // Given
    List<CompletableFuture<Acceptance>> first = keepBothBusy();

    // When
    List<CompletableFuture<Acceptance>> later = add(250);

    // Then
    commits.goOn.countDown();
    CompletableFuture.allOf(all(first, later)).join();
    assertThat(commits.sizes).allMatch(size -> size <= 100);
    assertThat(commits.sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(252);
  }

  @Test
  void beyondTwoThousandCallsAreTurnedAway() {
    // Given
    keepBothBusy();
    add(2_000);

    // When
    assertThatThrownBy(() -> arrivals.add(new SampleCall().notification()))
        // Then
        .isInstanceOf(NotAcceptedException.class)
        .hasMessageContaining("2000");
  }

  @Test
  void whatHasArrivedIsCommittedBeforeTheEnd() throws Exception {
    // Given
    List<CompletableFuture<Acceptance>> first = keepBothBusy();
    List<CompletableFuture<Acceptance>> later = add(5);
    commits.goOn.countDown();

    // When
    arrivals.close();

    // Then
    CompletableFuture.allOf(all(first, later)).join();
    assertThatThrownBy(() -> arrivals.add(new SampleCall().notification()))
        .isInstanceOf(NotAcceptedException.class);
  }

  @Test
  void whoeverWaitsIsAnsweredThoughACommitGoesWrong() {
    // Given
    keepBothBusy();
    List<CompletableFuture<Acceptance>> later = add(5);
    commits.broken = true;

    // When
    commits.goOn.countDown();

    // Then
    assertThat(later)
        .allSatisfy(
            answer ->
                assertThatThrownBy(answer::join).hasCauseInstanceOf(NotAcceptedException.class));
  }

  /**
   * Two calls whose commits take until the test lets them go on. The second comes when the first is
   * being committed: together they could be one group.
   */
  private List<CompletableFuture<Acceptance>> keepBothBusy() {
    commits.slow = true;
    List<CompletableFuture<Acceptance>> answers = List.of(keepOneBusy(), keepOneBusy());
    commits.slow = false;
    return answers;
  }

  private CompletableFuture<Acceptance> keepOneBusy() {
    CompletableFuture<Acceptance> answer =
        CompletableFuture.supplyAsync(() -> arrivals.add(new SampleCall().notification()), callers)
            .thenCompose(stage -> stage);
    commits.begun.acquireUninterruptibly();
    return answer;
  }

  private List<CompletableFuture<Acceptance>> add(int number) {
    return IntStream.range(0, number)
        .mapToObj(one -> arrivals.add(new SampleCall().notification()).toCompletableFuture())
        .toList();
  }

  private static CompletableFuture<?>[] all(
      List<CompletableFuture<Acceptance>> some, List<CompletableFuture<Acceptance>> others) {
    List<CompletableFuture<Acceptance>> all = new ArrayList<>(some);
    all.addAll(others);
    return all.toArray(CompletableFuture[]::new);
  }

  /** Answers at once, or when the test says so, and remembers how many came together. */
  private static final class Commits extends GroupCommit {
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean slow;
    private volatile boolean broken;

    @Override
    void commit(List<ArrivedCall> group) {
      if (slow) {
        begun.release();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      if (broken) {
        throw new IllegalStateException("a defect");
      }
      sizes.add(group.size());
      group.forEach(
          call ->
              call.answer().complete(new Acceptance.Accepted(new DeliveryId(UUID.randomUUID()))));
    }
  }
}
