package org.signrelay.delivery.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets calls that arrive shortly one after the other share a look at the queue: the first one is
 * looked for at once, those of the next 20 ms together. A look takes a few statements however much
 * it finds.
 */
@ApplicationScoped
class Burst {
  static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final LongSupplier nanoTime;
  private long looked;
  private boolean announced;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ScheduledExecutorService clockwork;

  Burst() {
    this(System::nanoTime);
  }

  Burst(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    looked = nanoTime.getAsLong() - BETWEEN_LOOKS.toNanos();
  }

  /**
   * A call is due.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the server is being stopped
   */
  synchronized void arrived(Runnable look) {
    if (announced) {
      return;
    }
    long left = looked + BETWEEN_LOOKS.toNanos() - nanoTime.getAsLong();
    if (left > 0) {
      clockwork.schedule(() -> look(look), left, TimeUnit.NANOSECONDS);
      announced = true;
    } else {
      look(look);
    }
  }

  private synchronized void look(Runnable look) {
    announced = false;
    looked = nanoTime.getAsLong();
    look.run();
  }
}
