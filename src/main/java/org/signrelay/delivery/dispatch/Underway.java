package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.signrelay.design.OrgId;

/** The batches that this node is carrying out at the moment, by the id of their claim. */
@ApplicationScoped
class Underway {
  private static final int MOST_UNRECORDED = 100;

  private final Map<String, OrgId> batches = new ConcurrentHashMap<>();

  /** Of batches that are over and whose outcomes could not be recorded. */
  private final Set<String> unrecorded = new LinkedHashSet<>();

  private boolean stopped;

  void begin(OrgId org, String claim) {
    batches.put(claim, org);
  }

  /** Begins a batch if it is the org's only one; says whether it did. */
  synchronized boolean beginFirst(OrgId org, String claim) {
    boolean first = !stopped && count(org) == 0;
    if (first) {
      begin(org, claim);
    }
    return first;
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
    return (int) batches.values().stream().filter(org::equals).count();
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
