package org.signrelay.delivery.dispatch;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.inject.Inject;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The clockwork of the queue: beats every second, and renews claims every ten. Its executor has a
 * thread for each call that 25 orgs with ten connections each can have under way, and a few to look
 * for work.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedExecutorDefinition(name = "java:app/concurrent/signrelay", maxAsync = 256)
public class DeliveryTimer {
  private final ReentrantLock beating = new ReentrantLock();
  private final ReentrantLock renewing = new ReentrantLock();

  @Inject TimerContext context;

  /** A beat that is still going on when the next is due is not joined by another. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void beat() {
    alone(beating, context::beat);
  }

  /** However long a beat takes, what this node is at work at remains its own. */
  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void renew() {
    alone(renewing, context::renew);
  }

  private static void alone(ReentrantLock lock, Runnable work) {
    if (lock.tryLock()) {
      try {
        work.run();
      } finally {
        lock.unlock();
      }
    }
  }

  @PreDestroy
  void stop() {
    context.end();
  }
}
