package org.signrelay.database;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A time that the database told, and when that was on a stopwatch of this machine, which nobody
 * sets.
 *
 * @param millis since the epoch
 * @param nanoTime the middle of the time that the question took
 * @param took how long the question took; by half of that the time may be wrong
 */
record KnownTime(long millis, long nanoTime, Duration took) {
  private static final long NANOS = 1_000_000;

  static KnownTime ask(Supplier<Instant> database, LongSupplier stopwatch) {
    long before = stopwatch.getAsLong();
    Instant told = database.get();
    long took = stopwatch.getAsLong() - before;
    return new KnownTime(told.toEpochMilli(), before + took / 2, Duration.ofNanos(took));
  }

  /** The database's time now, in milliseconds since the epoch. */
  long at(long nanoTimeNow) {
    return millis + Math.floorDiv(nanoTimeNow - nanoTime, NANOS);
  }
}
