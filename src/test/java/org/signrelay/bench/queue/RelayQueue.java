package org.signrelay.bench.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.signrelay.bench.ground.Ground;
import org.signrelay.it.support.Site;

/** SignRelay: its backlog comes by web hooks while the design is paused. */
public final class RelayQueue implements DurableQueue {
  private static final int CALLERS = 8;

  private final Ground ground;
  private final Site site;
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

  public RelayQueue(Ground ground, Site site) {
    this.ground = ground;
    this.site = site;
  }

  @Override
  public void store(List<Update> updates) {
    ground.pause(site);
    CompletableFuture<?>[] calls =
        updates.stream()
            .map(update -> CompletableFuture.runAsync(() -> accept(update), callers))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(calls).join();
  }

  private void accept(Update update) {
    site.accept(update.documentId(), update.status());
  }

  @Override
  public void start() {
    ground.resume(site);
  }

  @Override
  public void settle() {
    Awaitility.await("all deliveries of " + site.design() + " delivered")
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> unsettled() == 0);
  }

  private long unsettled() {
    return Stream.of("pending", "delivering", "waiting", "held", "dead")
        .mapToLong(state -> ground.count(site, state))
        .sum();
  }

  @Override
  public void close() {
    callers.shutdownNow();
  }
}
