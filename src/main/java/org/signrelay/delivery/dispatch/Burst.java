package org.signrelay.delivery.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets calls that arrive shortly one after the other share a look at the queue: the first one is
 * looked for at once, those of the next 20 ms together, and those that go together with others when
 * these go. A look takes a few statements however much it finds.
 */
@ApplicationScoped
class Burst {
  static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Object lock = new Object();
  private final LongSupplier nanoTime;
  private long looked;
  private boolean announced;
  private long announcedFor;

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
   * Something is due.
   *
   * @param notBefore what passes until it may go; a look that others wait for may come before
   * @throws java.util.concurrent.RejectedExecutionException if the server is being stopped
   */
  void arrived(Duration notBefore, Runnable look) {
    synchronized (lock) {
      long now = nanoTime.getAsLong();
      long left = Math.max(looked + BETWEEN_LOOKS.toNanos() - now, notBefore.toNanos());
      if (left <= 0) {
        look(look);
      } else if (!announced || announcedFor - (now + left) > 0) {
        clockwork.schedule(() -> look(look), left, TimeUnit.NANOSECONDS);
        announced = true;
        announcedFor = now + left;
      }
    }
  }

  private void look(Runnable look) {
    synchronized (lock) {
      announced = false;
      looked = nanoTime.getAsLong();
      look.run();
    }
  }
}
