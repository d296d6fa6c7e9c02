package org.signrelay.it.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several that call at the same time. */
public final class Callers implements AutoCloseable {
  private final ExecutorService threads;

  public Callers(int number) {
    threads = Executors.newFixedThreadPool(number);
  }

  /** Makes calls, numbered from 0, and gives what they answered in that order. */
  public <T> List<T> call(int number, IntFunction<T> call) {
    List<Callable<T>> calls =
        IntStream.range(0, number).<Callable<T>>mapToObj(one -> () -> call.apply(one)).toList();
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
