package org.signrelay.salesforce.standin.fault;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A fault with the calls it is for; ends by itself after its number of times. */
public final class FaultScript {
  private final CallMatcher matcher;
  private final BooleanSupplier chance;
  private final FaultPlan plan;
  private final AtomicInteger toSkip;
  private final AtomicInteger toHit;
  private final AtomicInteger hits = new AtomicInteger();

  FaultScript(CallMatcher matcher, BooleanSupplier chance, int skip, int times, FaultPlan plan) {
    this.matcher = matcher;
    this.chance = chance;
    this.plan = plan;
    this.toSkip = new AtomicInteger(skip);
    this.toHit = new AtomicInteger(times);
  }

  /** Number of calls that it was applied to. */
  public int hits() {
    return hits.get();
  }

  /** Ends it: no further call is hit. */
  public void end() {
    toHit.set(0);
  }

  FaultPlan plan() {
    return plan;
  }

  boolean takes(CallFacts call) {
    if (toHit.get() == 0 || !matcher.matches(call) || !chance.getAsBoolean()) {
      return false;
    }
    if (takeOne(toSkip) || !takeOne(toHit)) {
      return false;
    }
    hits.incrementAndGet();
    return true;
  }

  private static boolean takeOne(AtomicInteger counter) {
    return counter.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
