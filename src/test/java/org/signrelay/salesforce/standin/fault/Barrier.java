package org.signrelay.salesforce.standin.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps calls waiting before their work is done, and lets all of them go on at the same moment. It
 * hits no call: whatever fault it is given never happens.
 */
public final class Barrier implements CallMatcher {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final CountDownLatch opened = new CountDownLatch(1);
  private final CallMatcher stopped;

  /**
   * @param stopped which calls have to wait
   */
  public Barrier(CallMatcher stopped) {
    this.stopped = stopped;
  }

  /** Lets all calls go on, those that wait and those that come. */
  public void open() {
    opened.countDown();
  }

  @Override
  public boolean matches(CallFacts call) {
    if (stopped.matches(call)) {
      await();
    }
    return false;
  }

  private void await() {
    try {
      if (!opened.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody opened the barrier within " + LONGEST);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
