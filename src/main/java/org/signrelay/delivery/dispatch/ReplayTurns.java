package org.signrelay.delivery.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.signrelay.delivery.replay.ReplayBegun;
import org.signrelay.delivery.replay.ReplayWorker;

/** Gives replays a thread: at once when one was begun, and when the timer says so. */
@ApplicationScoped
public class ReplayTurns {
  private static final Logger LOG = System.getLogger(ReplayTurns.class.getName());

  private final AtomicInteger signals = new AtomicInteger();

  @Inject ReplayWorker worker;

  @Resource(lookup = "java:app/concurrent/signrelay")
  ExecutorService threads;

  void onBegun(@Observes ReplayBegun begun) {
    wake();
  }

  /** Works at replays soon, on another thread; many calls at once cost one look. */
  void wake() {
    if (signals.getAndIncrement() == 0) {
      try {
        threads.execute(this::work);
      } catch (RuntimeException | Error noThread) {
        signals.set(0);
        LOG.log(Level.WARNING, "no thread to work at replays; the timer tries again", noThread);
      }
    }
  }

  /** Begins no further batch, and gives back what is not done. */
  void stop() {
    worker.stop();
  }

  private void work() {
    int seen;
    do {
      seen = signals.get();
      try {
        worker.work();
      } catch (Throwable failed) {
        // An error as well: whoever wakes it next relies on this thread until it has heard all.
        LOG.log(Level.WARNING, "working at replays failed; it is done again soon", failed);
      }
    } while (signals.addAndGet(-seen) > 0);
  }
}
