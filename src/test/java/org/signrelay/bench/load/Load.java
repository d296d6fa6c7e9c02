package org.signrelay.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Web hooks over a number of connections at once, each of which must be accepted. */
public final class Load {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private Load() {}

  /**
   * Each connection sends its next call as soon as the last one is answered.
   *
   * @return calls accepted in a second
   */
  public static double full(WebHook hook, int connections, Duration time) {
    var accepted = new LongAdder();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    onEach(
        hook,
        connections,
        (connection, request) -> {
          while (System.nanoTime() < end) {
            send(connection, request.of(hook.ids().next()));
            accepted.increment();
          }
        });
    return accepted.sum() * 1e9 / (System.nanoTime() - start);
  }

  /**
   * So many calls a second, however long the answers take: each one's time runs from the moment at
   * which it should have been sent, so that a server that stands still does not make its callers
   * stop asking.
   *
   * @param beforehand gets the number of each document shortly before its call is sent
   */
  public static Offered steady(
      WebHook hook, int connections, int perSecond, Duration time, LongConsumer beforehand) {
    long[] nanos = new long[Math.toIntExact(perSecond * time.toMillis() / 1000)];
    long first = hook.ids().reserve(nanos.length);
    var next = new AtomicInteger();
    Instant started = Instant.now();
    long start = System.nanoTime();
    onEach(
        hook,
        connections,
        (connection, request) -> {
          for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
            beforehand.accept(first + i);
            long due = start + i * SECOND / perSecond;
            waitUntil(due);
            send(connection, request.of(first + i));
            nanos[i] = System.nanoTime() - due;
          }
        });
    return new Offered(started, perSecond, nanos);
  }

  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void send(Connection connection, byte[] request) {
    int status = connection.send(request);
    if (status != WebHook.ACCEPTED) {
      throw new IllegalStateException("a call was answered " + status);
    }
  }

  private static void onEach(WebHook hook, int connections, Caller caller) {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        callers.add(threads.submit(() -> call(hook, caller)));
      }
      for (Future<?> each : callers) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void call(WebHook hook, Caller caller) {
    try (var connection = new Connection(hook.address())) {
      caller.call(connection, hook.request());
    }
  }

  /** What is done on each connection. */
  @FunctionalInterface
  private interface Caller {
    void call(Connection connection, WebHook.Request request);
  }
}
