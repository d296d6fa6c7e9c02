package org.signrelay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.signrelay.it.support.Relay;
import org.signrelay.it.support.Site;

/** SignRelay: its backlog comes by web hooks while the design is paused. */
final class RelayQueue implements DurableQueue {
  private static final int CALLERS = 8;

  private final Relay relay;
  private final Site site;
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

  RelayQueue(Relay relay, Site site) {
    this.relay = relay;
    this.site = site;
  }

  @Override
  public void store(List<Update> updates) {
    order("pause");
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
    order("resume");
  }

  @Override
  public void settle() {
    Awaitility.await("all deliveries of " + site.design() + " delivered")
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> unsettled() == 0);
  }

  private long unsettled() {
    JsonNode counts = relay.api().json("designs/" + site.design()).get("counts");
    return Stream.of("pending", "delivering", "waiting", "held", "dead")
        .mapToLong(state -> counts.path(state).asLong())
        .sum();
  }

  private void order(String action) {
    int status = relay.api().post("designs/" + site.design() + "/" + action).statusCode();
    if (status != 200) {
      throw new IllegalStateException(action + " was answered " + status);
    }
  }

  @Override
  public void close() {
    callers.shutdownNow();
  }
}
