package org.signrelay.salesforce.standin.fault;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.signrelay.salesforce.standin.protocol.ApiError;

/** A fault of single records; ends by itself after its number of times. */
public final class RecordFault {
  private final Predicate<RecordFaults.Target> matcher;
  private final boolean afterSave;
  private final ApiError error;
  private final AtomicInteger toHit;
  private final AtomicInteger hits = new AtomicInteger();

  RecordFault(
      Predicate<RecordFaults.Target> matcher, boolean afterSave, int times, ApiError error) {
    this.matcher = matcher;
    this.afterSave = afterSave;
    this.error = error;
    this.toHit = new AtomicInteger(times);
  }

  /** Number of writes that it was applied to. */
  public int hits() {
    return hits.get();
  }

  /** Ends it: no further write is hit. */
  public void end() {
    toHit.set(0);
  }

  boolean isAfterSave() {
    return afterSave;
  }

  ApiError error() {
    return error;
  }

  boolean takes(RecordFaults.Target target) {
    if (!matcher.test(target) || toHit.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      return false;
    }
    hits.incrementAndGet();
    return true;
  }
}
