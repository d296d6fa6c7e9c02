package org.signrelay.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The database's clock, in UTC, so that due times and leases of several nodes mean the same. It is
 * this machine's clock, corrected by how far the two were apart when {@link #adjust} last looked.
 */
@ApplicationScoped
public class DatabaseClock extends Clock {
  private volatile long aheadMillis;

  @Inject DatabaseTime databaseTime;

  /** Compares the two clocks; to be called now and then, and before the first claim. */
  public void adjust() {
    long before = System.currentTimeMillis();
    long there = databaseTime.now().toEpochMilli();
    long after = System.currentTimeMillis();
    aheadMillis = there - (before + after) / 2;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return System.currentTimeMillis() + aheadMillis;
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
