package org.signrelay.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The database's clock, in UTC, so that due times and leases of several nodes mean the same. It
 * goes on by a stopwatch of this machine from what the database said when {@link #adjust} last
 * looked: if somebody sets this machine's clock, nothing happens here. Before the database was
 * opened it is this machine's clock.
 */
@ApplicationScoped
public class DatabaseClock extends Clock {
  /** An answer that took longer does not say at which moment it was true. */
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(1);

  private final LongSupplier stopwatch;
  private volatile KnownTime known;

  @Inject DatabaseTime databaseTime;

  protected DatabaseClock() {
    this(System::nanoTime);
  }

  DatabaseClock(LongSupplier stopwatch) {
    this.stopwatch = stopwatch;
  }

  /**
   * Asks the database; to be called every second, since a machine that was suspended stops its
   * stopwatch as well. An answer that took more than a second is not believed.
   *
   * @throws RuntimeException of the persistence provider if the database does not answer
   */
  public void adjust() {
    KnownTime told = KnownTime.ask(databaseTime::now, stopwatch);
    if (told.took().compareTo(LONGEST_QUESTION) <= 0) {
      known = told;
    }
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return Optional.ofNullable(known)
        .or(databaseTime::whenOpened)
        .map(time -> time.at(stopwatch.getAsLong()))
        .orElseGet(System::currentTimeMillis);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /**
   * @throws UnsupportedOperationException always: all times here are UTC
   */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("all times are UTC");
  }
}
