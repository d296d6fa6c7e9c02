package org.signrelay.delivery.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Keeps what is to be done later until a test does it. */
final class HandClockwork extends ScheduledThreadPoolExecutor {
  private final List<Duration> delays = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();

  HandClockwork() {
    super(1);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    delays.add(Duration.of(delay, unit.toChronoUnit()));
    later.add(command);
    return null;
  }

  /** After how long each of all that came was to be done. */
  List<Duration> delays() {
    return List.copyOf(delays);
  }

  void runAll() {
    List<Runnable> now = List.copyOf(later);
    later.clear();
    now.forEach(Runnable::run);
  }
}
