package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.signrelay.design.OrgId;

/** The batches that this node is carrying out at the moment, by the id of their claim. */
@ApplicationScoped
class Underway {
  /**
   * How long the deliveries of an org wait for a batch under way, to go together after it: shorter
   * than a person notices.
   */
  static final Duration GATHERING = Duration.ofMillis(100);

  private static final int MOST_UNRECORDED = 100;

  private final LongSupplier nanoTime;

  /** Not the bean's monitor: the container's proxy may take one of its own around the bean's. */
  private final Lock lock = new ReentrantLock();

  private final Condition ended = lock.newCondition();
  private final Map<String, Batch> batches = new ConcurrentHashMap<>();

  /** Of batches that are over and whose outcomes could not be recorded. */
  private final Set<String> unrecorded = new LinkedHashSet<>();

  private boolean stopped;
  private boolean over;

  /**
   * A batch that is being carried out.
   *
   * @param full whether nothing more could have gone with it
   */
  private record Batch(OrgId org, boolean full, long begun) {}

  Underway() {
    this(System::nanoTime);
  }

  Underway(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Begins a batch.
   *
   * @return whether it may be carried out; after the farewell it has to be given back
   */
  boolean begin(OrgId org, String claim, boolean full) {
    lock.lock();
    try {
      if (!over) {
        batches.put(claim, new Batch(org, full, nanoTime.getAsLong()));
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /** Begins a batch if it is the org's only one; says whether it did. */
  boolean beginFirst(OrgId org, String claim) {
    lock.lock();
    try {
      return !stopped && count(org) == 0 && begin(org, claim, false);
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more could have gone with a batch, as turns out only now; it is not waited for. */
  void setFull(String claim) {
    batches.computeIfPresent(claim, (id, batch) -> new Batch(batch.org(), true, batch.begun()));
  }

  /** Lets no first batch of an org begin any more. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
    } finally {
      lock.unlock();
    }
  }

  void end(String claim) {
    lock.lock();
    try {
      batches.remove(claim);
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The outcomes of a batch could not be recorded. Its deliveries are free when the lease ends, or
   * when this node is stopped; the last hundred such claims are remembered for that.
   */
  void leaveUnrecorded(String claim) {
    lock.lock();
    try {
      unrecorded.add(claim);
      if (unrecorded.size() > MOST_UNRECORDED) {
        unrecorded.remove(unrecorded.iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  int count(OrgId org) {
    return (int) batches.values().stream().filter(batch -> batch.org().equals(org)).count();
  }

  /**
   * How long the next batch of an org still has to wait for one that is under way and had room
   * left: what becomes due until then goes together, for fewer API calls. Zero if there is none, or
   * it has taken 100 ms already.
   */
  Duration gathering(OrgId org) {
    long now = nanoTime.getAsLong();
    return batches.values().stream()
        .filter(batch -> batch.org().equals(org) && !batch.full())
        .map(batch -> GATHERING.minusNanos(now - batch.begun()))
        .filter(left -> left.compareTo(Duration.ZERO) > 0)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  Set<String> claimIds() {
    return Set.copyOf(batches.keySet());
  }

  /**
   * Waits until nothing is underway, or the time is over, or this thread is interrupted, which it
   * then still is. Nothing begins afterwards.
   *
   * @return the claims of all batches that are not over, or whose outcomes could not be recorded
   */
  Set<String> farewell(Duration atMost) {
    lock.lock();
    try {
      awaitNone(atMost);
      over = true;
      Set<String> unsettled = new HashSet<>(unrecorded);
      unsettled.addAll(batches.keySet());
      return unsettled;
    } finally {
      lock.unlock();
    }
  }

  private void awaitNone(Duration atMost) {
    long left = atMost.toNanos();
    try {
      while (left > 0 && !batches.isEmpty()) {
        left = ended.awaitNanos(left);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
