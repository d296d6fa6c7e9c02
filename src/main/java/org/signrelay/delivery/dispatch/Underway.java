package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<String, Batch> batches = new ConcurrentHashMap<>();

  /** Of batches that are over and whose outcomes could not be recorded. */
  private final Set<String> unrecorded = new LinkedHashSet<>();

  private boolean stopped;

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

  void begin(OrgId org, String claim, boolean full) {
    batches.put(claim, new Batch(org, full, nanoTime.getAsLong()));
  }

  /** Begins a batch if it is the org's only one; says whether it did. */
  synchronized boolean beginFirst(OrgId org, String claim) {
    boolean first = !stopped && count(org) == 0;
    if (first) {
      begin(org, claim, false);
    }
    return first;
  }

  /** Nothing more could have gone with a batch, as turns out only now; it is not waited for. */
  void setFull(String claim) {
    batches.computeIfPresent(claim, (id, batch) -> new Batch(batch.org(), true, batch.begun()));
  }

  /** Lets no first batch of an org begin any more. */
  synchronized void stop() {
    stopped = true;
  }

  synchronized void end(String claim) {
    batches.remove(claim);
    notifyAll();
  }

  /**
   * The outcomes of a batch could not be recorded. Its deliveries are free when the lease ends, or
   * when this node is stopped; the last hundred such claims are remembered for that.
   */
  synchronized void leaveUnrecorded(String claim) {
    unrecorded.add(claim);
    if (unrecorded.size() > MOST_UNRECORDED) {
      unrecorded.remove(unrecorded.iterator().next());
    }
  }

  /** The claims of all batches that are not over, or whose outcomes could not be recorded. */
  synchronized Set<String> unsettledClaimIds() {
    Set<String> all = new HashSet<>(unrecorded);
    all.addAll(batches.keySet());
    return all;
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

  /** Waits until nothing is underway, or the time is over. */
  synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!batches.isEmpty()) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
