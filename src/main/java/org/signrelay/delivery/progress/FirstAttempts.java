package org.signrelay.delivery.progress;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.signrelay.delivery.DeliveryEvent;
import org.signrelay.delivery.DeliveryId;

/**
 * Callers that wait for the first attempt of what they sent. Attempts of this node tell them at
 * once, those of other nodes are seen within a second.
 */
@ApplicationScoped
public class FirstAttempts {
  private static final Logger LOG = System.getLogger(FirstAttempts.class.getName());

  /** Bounds the connections that wait; who comes after them is answered as if queued. */
  private static final int MOST_WAITING = 1_000;

  private record Wait(DeliveryId delivery, CompletableFuture<Progress> answer) {}

  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  @Inject ProgressReader reader;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ScheduledExecutorService clockwork;

  /**
   * Waits until the first attempt of an accepted delivery is over.
   *
   * @return completed on any thread, never with an exception, after that time at the latest: with
   *     {@link Progress.Open} if the attempt did not decide anything, or is not over, or 1,000
   *     callers wait already
   */
  public CompletionStage<Progress> await(DeliveryId delivery, Duration longest) {
    Wait wait = new Wait(delivery, new CompletableFuture<>());
    if (closed || waits.size() >= MOST_WAITING) {
      wait.answer().complete(new Progress.Open(false));
      return wait.answer();
    }
    waits.add(wait);
    wait.answer().whenComplete((progress, never) -> waits.remove(wait));
    endAfter(longest, wait);
    // It may have been tried before it was waited for.
    look(List.of(wait));
    return wait.answer();
  }

  /** A server that is being stopped schedules nothing more; the call is stored all the same. */
  private void endAfter(Duration longest, Wait wait) {
    try {
      Future<?> end =
          clockwork.schedule(
              () -> wait.answer().complete(new Progress.Open(false)),
              longest.toMillis(),
              TimeUnit.MILLISECONDS);
      wait.answer().whenComplete((progress, never) -> end.cancel(false));
    } catch (RejectedExecutionException stopping) {
      wait.answer().complete(new Progress.Open(false));
    }
  }

  /** Looks what other nodes have tried; to be called once a second. */
  public void look() {
    look(List.copyOf(waits));
  }

  /** Nobody is waited for any longer. */
  public void close() {
    closed = true;
    waits.forEach(wait -> wait.answer().complete(new Progress.Open(false)));
  }

  void onTried(@Observes DeliveryEvent.Tried tried) {
    look(waits.stream().filter(wait -> wait.delivery().equals(tried.id())).toList());
  }

  private void look(Collection<Wait> some) {
    if (some.isEmpty()) {
      return;
    }
    try {
      var progress = reader.of(some.stream().map(Wait::delivery).distinct().toList());
      for (Wait wait : some) {
        Progress now = progress.getOrDefault(wait.delivery(), new Progress.Open(false));
        if (now.isWorthAnAnswer()) {
          wait.answer().complete(now);
        }
      }
    } catch (RuntimeException databaseAway) {
      LOG.log(Level.WARNING, "callers wait on: what was tried cannot be read", databaseAway);
    }
  }
}
