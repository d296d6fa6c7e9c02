package org.signrelay.delivery.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Web hooks go before documents. A web hook needs the processors and the database for a few
 * milliseconds, documents need them for seconds. So those that are received or read share half of
 * the processors by turns; who has a turn stops while a web hook is being taken; and a turn in
 * which one came is followed by a rest as long as itself. Each of both takes 20 ms at most, so that
 * documents go on however many web hooks come.
 */
@ApplicationScoped
public class Precedence {
  /** Much more than a web hook takes, and little beside what a document takes. */
  private static final Duration LONGEST = Duration.ofMillis(20);

  private final Lock lock = new ReentrantLock();
  private final Condition nothingGoesFirst = lock.newCondition();
  private final AtomicInteger first = new AtomicInteger();
  private final AtomicLong went = new AtomicLong();
  private final int turns;
  private final Semaphore free;
  private final long longestNanos;
  private final LongSupplier nanoTime;

  /** For half of the processors. */
  public Precedence() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), LONGEST);
  }

  /**
   * @param turns how many work on documents at the same time; at least 1
   * @param longest how long a turn stops at most, and how long the rest after it takes at most
   */
  public Precedence(int turns, Duration longest) {
    this(turns, longest, System::nanoTime);
  }

  Precedence(int turns, Duration longest, LongSupplier nanoTime) {
    this.turns = turns;
    free = new Semaphore(turns, true);
    longestNanos = longest.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Does something that goes first, until what it returns is complete.
   *
   * @throws RuntimeException what the work threw
   */
  public <T> CompletionStage<T> goFirst(Supplier<CompletionStage<T>> work) {
    first.incrementAndGet();
    went.incrementAndGet();
    CompletionStage<T> going;
    try {
      going = work.get();
    } catch (Throwable failed) {
      over();
      throw failed;
    }
    return going.whenComplete((done, failed) -> over());
  }

  private void over() {
    if (first.decrementAndGet() == 0) {
      lock.lock();
      try {
        nothingGoesFirst.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** How many work on documents at the same time. */
  public int turns() {
    return turns;
  }

  /** Waits for a turn at a document; whoever gets one has to end it. */
  public Turn beginTurn() {
    free.acquireUninterruptibly();
    return new Turn();
  }

  /** Work on a document, on one thread. */
  public final class Turn {
    private final long began = nanoTime.getAsLong();
    private final long wentBefore = went.get();
    private long patience = longestNanos;

    private Turn() {}

    /**
     * Waits until nothing goes first, as long as this turn has not waited 20 ms already. Does not
     * wait if this thread is interrupted, which it then still is.
     */
    public void giveWay() {
      if (first.get() > 0 && patience > 0) {
        patience = await(patience);
      }
    }

    /** Lets the next one work on a document, after the rest if something went first meanwhile. */
    public void end() {
      if (went.get() != wentBefore) {
        LockSupport.parkNanos(Math.min(nanoTime.getAsLong() - began, longestNanos));
      }
      free.release();
    }
  }

  /** Says how much of the time is left. */
  private long await(long nanos) {
    long left = nanos;
    lock.lock();
    try {
      while (first.get() > 0 && left > 0) {
        left = nothingGoesFirst.awaitNanos(left);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return left;
  }
}
