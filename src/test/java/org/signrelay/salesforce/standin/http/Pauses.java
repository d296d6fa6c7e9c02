package org.signrelay.salesforce.standin.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Makes answers take their time; pauses end when the stand-in is closed. */
public final class Pauses {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<CallKind, Duration> byKind = new EnumMap<>(CallKind.class);
  private volatile Duration usual = Duration.ZERO;

  /** How long calls of all kinds take that have no time of their own. */
  public void latency(Duration each) {
    usual = each;
  }

  public synchronized void latency(CallKind kind, Duration each) {
    byKind.put(kind, each);
  }

  synchronized Duration latency(CallKind kind) {
    return byKind.getOrDefault(kind, usual);
  }

  void pause(Duration time) throws IOException {
    if (time.isZero()) {
      return;
    }
    try {
      if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new InterruptedIOException("the stand-in was closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  void close() {
    closed.countDown();
  }
}
