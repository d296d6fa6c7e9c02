package org.signrelay.salesforce.standin.calls;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.signrelay.salesforce.standin.protocol.CallKind;

/**
 * What was called. A call stands here before its caller has the answer. The last 20,000 calls are
 * kept; the counts by kind go on for ever.
 */
public final class CallLog {
  private static final int KEPT = 20_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Call> calls = new ArrayDeque<>();
  private final Map<CallKind, Long> counts = new EnumMap<>(CallKind.class);
  private int underWay = 0;
  private int mostUnderWay = 0;

  /** Notes that a call has come and is not answered yet. */
  public void begin() {
    change(
        () -> {
          underWay++;
          mostUnderWay = Math.max(mostUnderWay, underWay);
        });
  }

  /** Notes what became of a call that had begun. */
  public void end(Call call) {
    change(
        () -> {
          underWay--;
          calls.addLast(call);
          counts.merge(call.kind(), 1L, Long::sum);
          if (calls.size() > KEPT) {
            calls.removeFirst();
          }
        });
  }

  /** The calls in the order in which they were answered. */
  public List<Call> all() {
    return which(call -> true);
  }

  public List<Call> which(Predicate<Call> wanted) {
    lock.lock();
    try {
      return calls.stream().filter(wanted).toList();
    } finally {
      lock.unlock();
    }
  }

  public List<Call> of(CallKind... kinds) {
    return which(call -> Arrays.asList(kinds).contains(call.kind()));
  }

  /** Number of calls of these kinds since the start, or of all kinds when none is named. */
  public long count(CallKind... kinds) {
    lock.lock();
    try {
      return counts.entrySet().stream()
          .filter(entry -> kinds.length == 0 || Arrays.asList(kinds).contains(entry.getKey()))
          .mapToLong(Map.Entry::getValue)
          .sum();
    } finally {
      lock.unlock();
    }
  }

  /** Number of logins by SOAP and OAuth, refused ones too. */
  public long logins() {
    return count(CallKind.LOGIN, CallKind.TOKEN);
  }

  /** Number of logins that were refused, of those kept. */
  public long refusedLogins() {
    return which(call -> call.kind().isLogin() && !call.isSuccess()).size();
  }

  /** Number of calls that are not answered yet. */
  public int underWay() {
    lock.lock();
    try {
      return underWay;
    } finally {
      lock.unlock();
    }
  }

  /** The most calls that were unanswered at the same time. */
  public int mostUnderWay() {
    lock.lock();
    try {
      return mostUnderWay;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a call that was answered or will be, and gives the first such call. */
  public Call await(Predicate<Call> wanted, Duration atMost) {
    await(() -> calls.stream().anyMatch(wanted), "a call as described", atMost);
    return which(wanted).get(0);
  }

  /** Waits until so many calls were answered. */
  public List<Call> awaitCount(int number, Predicate<Call> wanted, Duration atMost) {
    await(() -> calls.stream().filter(wanted).count() >= number, number + " calls", atMost);
    return which(wanted);
  }

  /** Waits until so many calls are unanswered at once. */
  public void awaitUnderWay(int number, Duration atMost) {
    await(() -> underWay >= number, number + " calls under way", atMost);
  }

  /** Forgets the calls so far and their counts. */
  public void clear() {
    change(
        () -> {
          calls.clear();
          counts.clear();
          mostUnderWay = underWay;
        });
  }

  private void await(BooleanSupplier reached, String what, Duration atMost) {
    long nanos = atMost.toNanos();
    lock.lock();
    try {
      while (!reached.getAsBoolean()) {
        if (nanos <= 0) {
          throw new AssertionError("no " + what + " within " + atMost + "; calls: " + calls);
        }
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
