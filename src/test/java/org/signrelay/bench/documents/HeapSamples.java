package org.signrelay.bench.documents;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.signrelay.bench.ground.Heap;

/** Looks at a server's heap when it is made, and again and again until it is closed. */
final class HeapSamples implements AutoCloseable {
  private final Heap heap;
  private final double before;
  private final ReentrantLock lock = new ReentrantLock();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private double most;
  private int looks;

  HeapSamples(ProcessHandle process, Duration each) {
    heap = new Heap(process);
    before = heap.alive();
    timer.scheduleWithFixedDelay(this::look, 0, each.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    double used = heap.alive();
    lock.lock();
    try {
      most = Math.max(most, used);
      looks++;
    } finally {
      lock.unlock();
    }
  }

  /** What was seen until now, now included. */
  HeapGrowth growth() {
    look();
    lock.lock();
    try {
      return new HeapGrowth(before, Math.max(most, before), looks);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
