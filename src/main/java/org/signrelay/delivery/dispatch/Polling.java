package org.signrelay.delivery.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says when the queue is looked at again though nobody told of something new: half a second after a
 * look that found work, twice as long each time after one that found none, half a minute at most;
 * and in any case when something is due. What this node accepts, ends or releases it looks at at
 * once; polling finds what other nodes left.
 */
@ApplicationScoped
class Polling {
  static final Duration SHORTEST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final Object lock = new Object();
  private Duration pause = SHORTEST;
  private Future<?> next;
  private boolean stopped;

  @Inject Clock clock;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ScheduledExecutorService clockwork;

  /**
   * A look is over.
   *
   * @param more whether it found work for this node, or did not see all of what is due
   * @param due when there is more to do at the earliest
   */
  void after(boolean more, Optional<Instant> due, Runnable look) {
    Duration untilDue =
        due.map(time -> Duration.between(clock.instant(), time)).orElse(LONGEST).plusMillis(1);
    synchronized (lock) {
      pause = more ? SHORTEST : shorter(pause.multipliedBy(2), LONGEST);
      schedule(shorter(pause, untilDue), look);
    }
  }

  /** A look failed. */
  void soon(Runnable look) {
    synchronized (lock) {
      pause = SHORTEST;
      schedule(SHORTEST, look);
    }
  }

  /** Whether a look will come. */
  boolean isGoingOn() {
    synchronized (lock) {
      return next != null && !next.isDone();
    }
  }

  void stop() {
    synchronized (lock) {
      stopped = true;
      cancel();
    }
  }

  private void schedule(Duration delay, Runnable look) {
    cancel();
    if (!stopped) {
      next = clockwork.schedule(look, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  private void cancel() {
    if (next != null) {
      next.cancel(false);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
