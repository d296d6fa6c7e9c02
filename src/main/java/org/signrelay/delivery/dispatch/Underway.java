package org.signrelay.delivery.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.signrelay.design.OrgId;

/** What this node is carrying out at the moment. */
@ApplicationScoped
class Underway {
  private final Map<Claim, OrgId> claims = new ConcurrentHashMap<>();

  void begin(OrgId org, Claim claim) {
    claims.put(claim, org);
  }

  synchronized void end(OrgId org, Claim claim) {
    claims.remove(claim, org);
    notifyAll();
  }

  int count(OrgId org) {
    return (int) claims.values().stream().filter(org::equals).count();
  }

  Set<String> claimIds() {
    return claims.keySet().stream().map(Claim::id).collect(Collectors.toSet());
  }

  /** Waits until nothing is underway, or the time is over. */
  synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!claims.isEmpty()) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
