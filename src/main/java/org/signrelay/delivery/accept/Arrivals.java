package org.signrelay.delivery.accept;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.signrelay.delivery.Notification;

/**
 * Calls that arrived and are not committed yet. Whoever brings one commits it, with all that have
 * arrived by then; while two are at it, those that arrive meanwhile wait and are the next group. So
 * a call that comes alone waits for nobody, and many at once share their transactions.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = Arrivals.THREADS, maxAsync = Arrivals.GROUPS_AT_ONCE)
public class Arrivals {
  private static final Logger LOG = System.getLogger(Arrivals.class.getName());

  static final String THREADS = "java:app/concurrent/signrelay-accept";

  /** One waits for the disk while the other one is written. */
  static final int GROUPS_AT_ONCE = 2;

  static final int LARGEST_GROUP = 100;
  private static final int MOST_WAITING = 2_000;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(4);

  private final BlockingQueue<ArrivedCall> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Semaphore groups = new Semaphore(GROUPS_AT_ONCE);
  private volatile boolean closed;

  @Inject GroupCommit commits;

  @Resource(lookup = THREADS)
  ExecutorService threads;

  /**
   * Commits a call, on this thread or another one.
   *
   * @throws NotAcceptedException if more than 2,000 calls wait, or the server is being stopped
   */
  CompletionStage<Acceptance> add(Notification notification) {
    if (closed) {
      throw new NotAcceptedException("the server is being stopped", RETRY_AFTER, null);
    }
    ArrivedCall call = new ArrivedCall(notification);
    if (!waiting.offer(call)) {
      throw new NotAcceptedException(
          MOST_WAITING + " calls wait to be stored already", RETRY_AFTER, null);
    }
    if (commitGroup() && !waiting.isEmpty()) {
      goOn();
    }
    return call.answer();
  }

  /**
   * Takes nothing more and waits up to four seconds until what has arrived is committed; does not
   * wait if this thread is interrupted, which it then still is.
   */
  public void close() {
    closed = true;
    try {
      if (groups.tryAcquire(GROUPS_AT_ONCE, LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        groups.release(GROUPS_AT_ONCE);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    commitAll();
  }

  /** Whoever brought a call should get its answer, and not commit those of others for long. */
  private void goOn() {
    try {
      threads.execute(this::commitAll);
    } catch (RejectedExecutionException noThread) {
      commitAll();
    }
  }

  private void commitAll() {
    boolean committed = true;
    while (committed && !waiting.isEmpty()) {
      committed = commitGroup();
    }
  }

  /** Says false if enough others are at it: they see what has arrived when they are done. */
  private boolean commitGroup() {
    if (!groups.tryAcquire()) {
      return false;
    }
    List<ArrivedCall> group = new ArrayList<>();
    try {
      waiting.drainTo(group, LARGEST_GROUP);
      if (!group.isEmpty()) {
        commits.commit(group);
      }
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "calls were not stored count=" + group.size(), defect);
    } finally {
      groups.release();
      group.forEach(Arrivals::refuseUnlessAnswered);
    }
    return true;
  }

  /** Nobody may wait for an answer that does not come. */
  private static void refuseUnlessAnswered(ArrivedCall call) {
    call.answer()
        .completeExceptionally(
            new NotAcceptedException("the call was not stored", RETRY_AFTER, null));
  }
}
