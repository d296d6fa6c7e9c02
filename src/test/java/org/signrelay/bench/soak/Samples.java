package org.signrelay.bench.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.signrelay.bench.ground.Heap;
import org.signrelay.it.support.Relay;

/** Looks at a server when it is made, and again and again until it is closed. */
final class Samples implements AutoCloseable {
  private final Relay relay;
  private final Heap heap;
  private final List<Sample> taken = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  Samples(Relay relay, Duration each) {
    this.relay = relay;
    heap = new Heap(relay.process());
    take();
    timer.scheduleAtFixedRate(this::take, each.toMillis(), each.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void take() {
    taken.add(
        new Sample(relay.api().json("status").get("depth").asDouble(), heap.afterCollection()));
  }

  /** What was seen so far, in its order. */
  List<Sample> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
