package org.signrelay.delivery.dispatch;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Lends the timer the context of the web application, and with it all threads that start from
 * there. In the context of an enterprise bean Payara does not take connections into the
 * transactions of CDI beans ({@code TransactionManagerHelper.preInvokeTx} leaves them out): each
 * statement would be committed by itself, and locks would end at once.
 */
@ApplicationScoped
public class TimerContext {
  private volatile Runnable beat;
  private volatile Runnable renew;
  private volatile Runnable end;

  @Inject Heartbeat heartbeat;

  /** Takes the context of the calling thread. */
  void capture(ContextService contexts) {
    beat = contexts.createContextualProxy((Runnable) heartbeat::beat, Runnable.class);
    renew = contexts.createContextualProxy((Runnable) heartbeat::renew, Runnable.class);
    end = contexts.createContextualProxy((Runnable) heartbeat::end, Runnable.class);
  }

  /**
   * Beats once, in the context that was taken; does nothing before that. By one thread at a time.
   */
  void beat() {
    run(beat);
  }

  /**
   * Renews claims, in the same context; does nothing before it was taken. By one thread at a time.
   */
  void renew() {
    run(renew);
  }

  /** Ends the work, in the same context. */
  void end() {
    run(end);
  }

  private static void run(Runnable captured) {
    if (captured != null) {
      captured.run();
    }
  }
}
