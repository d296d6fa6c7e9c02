package org.signrelay.delivery.dispatch;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that tests put forward by hand, in place of the database's. */
@Alternative
@Priority(1)
@ApplicationScoped
public class HandClock extends Clock {
  private final AtomicLong millis =
      new AtomicLong(Instant.parse("2027-01-01T00:00:00Z").toEpochMilli());

  private final AtomicBoolean failing = new AtomicBoolean();

  /** The next one who asks what time it is gets no answer. */
  void failOnce() {
    failing.set(true);
  }

  void advance(Duration time) {
    millis.addAndGet(time.toMillis());
  }

  @Override
  public Instant instant() {
    if (failing.getAndSet(false)) {
      throw new IllegalStateException("the clock was told to fail");
    }
    return Instant.ofEpochMilli(millis.get());
  }

  @Override
  public long millis() {
    return millis.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("all times are UTC");
  }
}
